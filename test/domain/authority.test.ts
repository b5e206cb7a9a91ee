import { array, assert, constantFrom, pre, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Grant,
  isGrantable,
  may,
  mayManage,
  roles,
  territoriesToGive,
} from "../../src/domain/authority.ts";
import { republicId } from "../../src/domain/territories.ts";

const region = "230000000";
const district = "234200000";
const elsewhere = "100000000";

const admin: Grant = { role: "admin", place: republicId };
const chair: Grant = { role: "coordinator", place: region };
const helper: Grant = { role: "helper", place: region };
const member: Grant = { role: "member", place: region };

describe("who may give and take a grant", () => {
  test.each<[string, Grant[], Grant, boolean]>([
    ["an admin, another admin", [admin], admin, true],
    ["an admin, a chair anywhere", [admin], { role: "coordinator", place: elsewhere }, true],
    ["a chair, a helper in her region", [chair], helper, true],
    ["a chair, a member in a district of hers", [chair], { role: "member", place: district }, true],
    ["a chair, the chair of a district of hers", [chair], { role: "coordinator", place: district }, true],
    ["a chair, her own equal", [chair], chair, false],
    ["a chair, an admin", [chair], admin, false],
    ["a chair, a helper elsewhere", [chair], { role: "helper", place: elsewhere }, false],
    ["a chair, a helper of the republic", [chair], { role: "helper", place: republicId }, false],
    ["a district's chair, a helper of the region", [{ role: "coordinator", place: district }], helper, false],
    ["a helper, a member", [helper], member, false],
    ["a member, a member", [member], member, false],
    ["nobody, a member", [], member, false],
    [
      "a helper who is also a chair elsewhere",
      [helper, { role: "coordinator", place: elsewhere }],
      member,
      false,
    ],
  ])("%s: %#", (_who, grants, grant, expected) => {
    expect(mayManage(grants, grant)).toBe(expected);
  });
});

test("an admin is one of the whole republic, every other role of any place", () => {
  for (const role of roles) {
    expect(isGrantable({ role, place: republicId })).toBe(true);
    expect(isGrantable({ role, place: region })).toBe(role !== "admin");
  }
});

test("what is done somewhere needs a grant that reaches there", () => {
  expect(may([chair], "team", district)).toBe(true);
  expect(may([chair], "team", elsewhere)).toBe(false);
  expect(may([chair], "team")).toBe(true);
  expect(may([chair], "audit")).toBe(false);
  expect(may([admin], "audit", elsewhere)).toBe(true);
  expect(may([helper, member], "feedback")).toBe(false);
});

describe("for any grants", () => {
  const place = constantFrom(republicId, region, district, "234259000", elsewhere, "101000000");
  const grant = record({ role: constantFrom(...roles), place }).filter(isGrantable);
  const grants = array(grant, { maxLength: 3 });

  test("nobody gives what is wider than her own: who got it manages nothing that she does not", () => {
    assert(
      property(grants, grant, grant, (hers, given, other) => {
        pre(mayManage(hers, given) && mayManage([given], other));
        expect(mayManage(hers, other)).toBe(true);
      }),
    );
  });

  test("one more never takes away what she could do before", () => {
    assert(
      property(grants, grant, grant, (hers, more, other) => {
        pre(mayManage(hers, other));
        expect(mayManage([...hers, more], other)).toBe(true);
      }),
    );
  });

  test("a territory that may be chosen is one that may be given", () => {
    assert(
      property(grants, constantFrom(...roles), (hers, role) => {
        for (const { id } of territoriesToGive(hers, role))
          expect(isGrantable({ role, place: id }) && mayManage(hers, { role, place: id })).toBe(true);
      }),
    );
  });
});
