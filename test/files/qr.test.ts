import { expect, it } from "vitest";
import { writeQr } from "../../src/files/qr.ts";
import { readQr } from "../support/qr.ts";

it("What is written as a QR code is what a camera reads", () => {
  const text = `https://t.me/analar_kenesi_bot?start=ticket_${"x-_9".repeat(11)}`;
  expect(readQr(writeQr(text))).toBe(text);
});
