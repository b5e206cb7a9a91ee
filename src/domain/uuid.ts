/** True for a UUID as ids are kept, in small letters; false for what PostgreSQL would refuse as a `uuid`. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** A UUID in 22 characters, for the data of buttons that holds two (Bot API, `callback_data`: 64 bytes). */
export function uuidToShort(id: string): string {
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
}

/** The UUID that `uuidToShort` made short. */
export function uuidFromShort(short: string): string {
  const hex = Buffer.from(short, "base64url").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
