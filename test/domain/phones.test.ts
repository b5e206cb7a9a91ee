import { expect, it } from "vitest";
import { formatPhone, readPhone, writePhone } from "../../src/domain/phones.ts";

it.each([
  ["8 701 234 56 78", "+77012345678", "+7 701 234 56 78"],
  ["+7 (701) 234-56-78", "+77012345678", "+7 701 234 56 78"],
  ["7012345678", "+77012345678", "+7 701 234 56 78"],
  ["87012345678", "+77012345678", "+7 701 234 56 78"],
  ["(7172) 55-55-55", "+77172555555", "+7 7172 55 55 55"],
  ["8 (7172) 55 55 55", "+77172555555", "+7 7172 55 55 55"],
  ["+77990000001", "+77990000001", "+7 799 000 00 01"],
  ["8-800-080-77-77", "+78000807777", "+7 800 080 77 77"],
  ["+44 1234 234567", "+441234234567", "+44 1234 234567"],
  ["111", "111", "111"],
  ["1414", "1414", "1414"],
])("reads %s as %s, and shows it as %s", (written, number, shown) => {
  expect(readPhone(written)).toEqual({ number, extension: null, description: null });
  expect(formatPhone(number)).toBe(shown);
});

it.each([
  ["8 7172 55 55 55 доб. 12", "12", null],
  ["+7 701 234 56 78, ішкі 3", "3", null],
  ["+7 701 234 56 78 ext. 4 (қабылдау бөлмесі)", "4", "қабылдау бөлмесі"],
  ["+7 701 234 56 78 (Whatsapp)", null, "Whatsapp"],
])("reads what stands beside the number: %s", (written, extension, description) => {
  const phone = readPhone(written);
  expect(phone).toMatchObject({ extension, description });
  expect(phone && readPhone(writePhone(phone))).toEqual(phone);
});

it.each([
  "",
  "55-55-55",
  "нет",
  "8 912 345 67 89",
  "87E+10",
  "+7 701 234",
  "8701",
  "=1+1",
  "12",
  "7".repeat(60),
])("does not take «%s»", (written) => {
  expect(readPhone(written)).toBeUndefined();
});
