import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Role } from "../../src/people/person.ts";
import { relation } from "../../src/people/relation.ts";

const viewer = (id: string, ...roles: Role[]) => ({ id, roles });
const line = [["chief", "second"], ["head"], ["top"]];

describe("What a viewer is to somebody", () => {
  it.each([
    ["oneself", viewer("me", "HR"), "self"],
    ["the direct manager", viewer("chief"), "manager"],
    ["the manager of a second post", viewer("second"), "manager"],
    ["HR who is the manager too", viewer("chief", "HR"), "manager"],
    ["somebody further up", viewer("head"), "above"],
    ["the top, who is HR too", viewer("top", "HR"), "above"],
    ["HR", viewer("other", "HR"), "hr"],
    ["an officer", viewer("other", "OFFICER"), "none"],
    ["IT", viewer("other", "ADMIN"), "none"],
    ["a colleague", viewer("other"), "none"],
  ] as const)("%s", (_, who, expected) => expect(relation(who, "me", line)).toBe(expected));

  it("is nothing more than a role says, without a line", () => {
    const roles = fc.subarray<Role>(["HR", "OFFICER", "ADMIN"]);
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), roles, (a, b, given) => {
        fc.pre(a !== b);
        expect(relation({ id: a, roles: given }, b, [])).toBe(given.includes("HR") ? "hr" : "none");
      }),
    );
  });
});
