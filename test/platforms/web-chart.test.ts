import { describe, expect, it } from "vitest";
import { options } from "../../src/platforms/web/page/chart/options.ts";
import type { ChartKind } from "../../src/platforms/web/page/chart/series.ts";

// On a phone a letter of Japanese takes 12 px and one of Latin 7.2, and 8 px lie between two names (columns.ts).

const PHONE = 342;
const DESK = 760;

type Axis = { readonly type: string; readonly axisLabel: { readonly interval?: number } };

function drawn(kind: ChartKind, labels: readonly string[], width: number) {
  const series = [{ name: "時間", values: labels.map((_, at) => at) }];
  const { option } = options({ kind, title: "", unit: "", labels, series }, width, "sans-serif");
  const [x, y] = [option.xAxis as unknown as Axis, option.yAxis as unknown as Axis];
  return { stands: x.type === "category", left: (x.type === "category" ? x : y).axisLabel.interval };
}

const months = ["8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月", "4月", "5月", "6月", "7月"];
const people = ["長谷川 陸", "渡部 さくら", "宮下 恵", "大竹 蓮", "中野 美穂"];

describe("Bars", () => {
  it("stand where all their names have room", () => {
    expect(drawn("Chart.VerticalBar", people, DESK)).toEqual({ stands: true, left: 0 });
    expect(drawn("Chart.VerticalBar", months, DESK)).toEqual({ stands: true, left: 0 });
  });

  it("lie where the names of people or units have none, and leave none of them out", () => {
    expect(drawn("Chart.VerticalBar", people, PHONE)).toEqual({ stands: false, left: 0 });
    expect(drawn("Chart.VerticalBar.Grouped", people, PHONE)).toEqual({ stands: false, left: 0 });
  });

  it("leave out every other month at the most, which whoever reads can count", () => {
    expect(drawn("Chart.VerticalBar", months, PHONE)).toEqual({ stands: true, left: 1 });
    const english = ["Aug", "Sept", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"];
    expect(drawn("Chart.VerticalBar", english, PHONE)).toEqual({ stands: true, left: 1 });
  });

  it("are drawn of nothing as well", () => {
    expect(drawn("Chart.VerticalBar", [], PHONE)).toEqual({ stands: true, left: 0 });
  });
});

it("A line's days that would run into each other are left out", () => {
  const days = ["28 September", "2 November", "4 December", "17 December"];
  expect(drawn("Chart.Line", days, DESK).left).toBe(0);
  expect(drawn("Chart.Line", days, PHONE).left).toBeGreaterThan(0);
});
