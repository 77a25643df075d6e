import { columns, lines } from "./columns.ts";
import { donut } from "./donut.ts";
import type { Drawing } from "./parts.ts";
import { rows } from "./rows.ts";
import type { ChartData, ChartKind } from "./series.ts";

const NARROW = 480;

type Draw = (data: ChartData, narrow: boolean, width: number) => Drawing;
const draws: Readonly<Record<ChartKind, Draw>> = {
  "Chart.VerticalBar": columns,
  "Chart.VerticalBar.Grouped": columns,
  "Chart.HorizontalBar": rows,
  "Chart.Line": lines,
  "Chart.Donut": donut,
};

/** What ECharts draws in this width. */
export function options(data: ChartData, width: number, fontFamily: string): Drawing {
  const { height, option } = draws[data.kind](data, width < NARROW, width);
  return { height, option: { animation: false, textStyle: { fontFamily }, ...option } };
}
