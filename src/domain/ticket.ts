/** A keyed hash of a text, of 16 bytes or more, which only this installation can compute. */
export type Mac = (text: string) => Uint8Array;

const idBytes = 16;
const macBytes = 16;

/**
 * What a ticket says: the registration's id and a proof that this installation wrote it, as 43 characters of those that a
 * deep link may carry (Bot API, "Deep linking": up to 64 of A-Z, a-z, 0-9, _ and -).
 */
export function writeTicket(registrationId: string, mac: Mac): string {
  const id = Buffer.from(registrationId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, mac(`ticket:${registrationId}`).subarray(0, macBytes)]).toString("base64url");
}

/** The registration's id; undefined for what this installation has not written, in exactly these characters. */
export function readTicket(ticket: string, mac: Mac): string | undefined {
  const bytes = Buffer.from(ticket, "base64url");
  if (bytes.length !== idBytes + macBytes) return undefined;
  const id = bytes.toString("hex", 0, idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return isSame(ticket, writeTicket(id, mac)) ? id : undefined;
}

/** Takes equally long wherever they differ, so that nobody finds a proof piece by piece. */
function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1)
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  return difference === 0;
}
