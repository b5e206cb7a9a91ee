import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createVault, KeyMissing } from "../../src/db/vault.ts";

const text = "Көршім туралы айтқым келеді 🌷";
const place = "feedback.text:42";

test("what is sealed opens again, and shows nothing of itself", () => {
  const vault = createVault([randomBytes(32)]);
  const sealed = vault.seal(text, place);
  expect(sealed).not.toContain("Көршім");
  expect(vault.open(sealed, place)).toBe(text);
  expect(vault.seal(text, place)).not.toBe(sealed);
  expect(vault.open(vault.seal("", place), place)).toBe("");
});

test("moved to another person's row, or changed by a bit, it does not open", () => {
  const vault = createVault([randomBytes(32)]);
  const sealed = vault.seal(text, place);
  expect(() => vault.open(sealed, "feedback.text:43")).toThrow("unable to authenticate");
  const middle = Math.floor(sealed.length / 2);
  const flipped = sealed[middle] === "A" ? "B" : "A";
  expect(() => vault.open(sealed.slice(0, middle) + flipped + sealed.slice(middle + 1), place)).toThrow(
    "unable to authenticate",
  );
});

test("after a change of keys the old one still opens, and the new one seals", () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const before = createVault([old]);
  const after = createVault([fresh, old]);
  const sealed = before.seal(text, place);
  expect(after.open(sealed, place)).toBe(text);
  expect(sealed.startsWith(after.prefix)).toBe(false);
  const again = after.seal(text, place);
  expect(again.startsWith(after.prefix)).toBe(true);
  expect(createVault([fresh]).open(again, place)).toBe(text);
  expect(() => createVault([fresh]).open(sealed, place)).toThrow(KeyMissing);
});

test("what was written before there was a key is read as it is", () => {
  const vault = createVault([randomBytes(32)]);
  expect(vault.open(text, place)).toBe(text);
  expect(text.startsWith(vault.prefix)).toBe(false);
});
