import { createHash } from "node:crypto";

/** The namespace of all ids that are derived here: never to change, or each re-import would add everything anew. */
const namespace = Buffer.from("733ecf1ea13b46a08ed33df3e72929f6", "hex");

/** The UUID of a name, the same each time (RFC 9562, version 5, in a namespace of our own). */
export function uuidFrom(name: string): string {
  const bytes = createHash("sha1").update(namespace).update(name, "utf8").digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** True for what may be an id in the secretariat's own tables. */
export function isExternalId(text: string): boolean {
  return /^[\w.:-]{1,64}$/.test(text);
}
