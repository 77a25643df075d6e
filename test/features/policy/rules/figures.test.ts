import { expect, it } from "vitest";
import { leavesOpen, statesFigure } from "../../../../src/features/policy/rules/figures.ts";

it("the number of an article or of a law is no figure", () => {
  expect(statesFigure("地方公務員法(昭和25年法律第261号)第24条第5項の規定に基づき")).toBe(false);
  expect(statesFigure("1月において45時間以下")).toBe(true);
  expect(statesFigure("七月から九月までの間に五日とする。")).toBe(true);
});

it("a paragraph that only names another rule leaves the matter open", () => {
  expect(leavesOpen("前項の規定により時間外勤務を命ずる時間及び月数の上限は、規則で定める。")).toBe(true);
  expect(leavesOpen("勤務時間及び休憩時間は、所属長が別に定める。")).toBe(true);
  expect(leavesOpen("20日を超えない範囲内で規則で定める。")).toBe(false);
  expect(leavesOpen("条例第11条第2項の規則で定める日数は、別表第1に定める日数とする。")).toBe(false);
});
