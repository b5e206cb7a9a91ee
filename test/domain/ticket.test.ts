import { createHmac, randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTicket, writeTicket } from "../../src/domain/ticket.ts";

const macOf = (key: Uint8Array) => (text: string) => createHmac("sha256", key).update(text).digest();
const mac = macOf(randomBytes(32));

describe("A ticket", () => {
  it("is read as it was written, fits a deep link, and is nobody else's to write", () => {
    const other = macOf(randomBytes(32));
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const ticket = writeTicket(id, mac);
        expect(`ticket_${ticket}`).toMatch(/^[\w-]{1,64}$/);
        expect(readTicket(ticket, mac)).toBe(id);
        expect(readTicket(writeTicket(id, other), mac)).toBeUndefined();
      }),
    );
  });

  it("is refused when any bit of it is another, also one that base64 does not look at", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(255), (id, bit) => {
        const bytes = Buffer.from(writeTicket(id, mac), "base64url");
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(readTicket(bytes.toString("base64url"), mac)).toBeUndefined();
      }),
    );
    const ticket = writeTicket("00000000-0000-4000-8000-000000000000", mac);
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const last = digits.indexOf(ticket.slice(-1));
    const twin = `${ticket.slice(0, -1)}${digits[last ^ 1]}`;
    expect(Buffer.from(twin, "base64url")).toEqual(Buffer.from(ticket, "base64url"));
    expect(readTicket(twin, mac)).toBeUndefined();
  });

  it("is nothing that is too short, too long, or made of anything", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readTicket(text, mac)).toBeUndefined();
      }),
    );
  });
});
