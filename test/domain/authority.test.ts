import { array, assert, constantFrom, pre, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Grant,
  isGrantable,
  may,
  mayManage,
  roles,
  territoriesFor,
  territoriesToGive,
} from "../../src/domain/authority.ts";
import { isWithin, republicId } from "../../src/domain/kato.ts";

const region = "230000000";
const district = "234200000";
const elsewhere = "100000000";

const admin: Grant = { role: "admin", place: republicId };
const chair: Grant = { role: "coordinator", place: region };
const chairOf = (place: string): Grant => ({ role: "coordinator", place });
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

  test("the territories to choose from hold every place she may give the role for, and each of them but once", () => {
    assert(
      property(grants, grant, (hers, given) => {
        const offered = territoriesToGive(hers, given.role);
        const around = offered.filter((territory) => isWithin(given.place, territory));
        const isAllowed = mayManage(hers, given);
        expect(around.length).toBeLessThanOrEqual(1);
        expect(!isAllowed || around.length === 1).toBe(true);
        // What lies deeper in a territory may always be given; the territory itself not always.
        expect(isAllowed || around.every((territory) => territory === given.place)).toBe(true);
      }),
    );
  });
});

test("who leads several places chooses from each, but not from one within another", () => {
  const chairs = [chairOf(district), chairOf(region), chairOf(elsewhere), chairOf(region)];
  expect(territoriesToGive(chairs, "coordinator")).toEqual([region, elsewhere]);
  expect(territoriesToGive([...chairs, admin], "helper")).toEqual([republicId]);
  expect(territoriesToGive(chairs, "admin")).toEqual([]);
  expect(territoriesToGive([helper, member], "member")).toEqual([]);
  expect(territoriesFor([...chairs, helper], "directory")).toEqual([region, elsewhere]);
  expect(territoriesFor([helper, member], "directory")).toEqual([]);
});
