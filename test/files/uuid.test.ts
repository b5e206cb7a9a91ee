import { expect, it } from "vitest";
import { uuidFrom } from "../../src/files/uuid.ts";

it("An id that is derived from a name is the same for ever, and a UUID of version 5", () => {
  expect(uuidFrom("a")).toBe("c23d66ef-c0ca-5715-ab69-9d5444a264bc");
  expect(uuidFrom("Қ")).toBe("33dfac86-c084-5bbb-b086-931062bbfb94");
  expect(uuidFrom("")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
