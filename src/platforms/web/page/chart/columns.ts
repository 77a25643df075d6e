import type { LineSeriesOption } from "echarts/charts";
import { dash, ink, ink2, stroke } from "./palette.ts";
import { bar, type Drawing, figure, grid, nameAxis, sizeOf, still, valueAxis, valueLabel } from "./parts.ts";
import { rows } from "./rows.ts";
import type { ChartData, Series } from "./series.ts";

const HEIGHT = 248;
/** Room that a figure above a bar needs, that is kept between two names, and that the figures at the side take. */
const FIGURE = 44;
const GAP = 8;
const SIDE = 40;

/** Names along the bottom, as many as there is room for. */
const bottomAxis = (labels: readonly string[], size: number, width: number) => ({
  ...nameAxis(labels),
  axisLabel: {
    color: ink2,
    fontSize: size,
    lineHeight: 20,
    interval: Math.max(1, Math.ceil((labels.length * nameWidth(labels, size)) / (width - SIDE))) - 1,
  },
});

const nameWidth = (labels: readonly string[], size: number) =>
  Math.max(0, ...labels.map((label) => widthOf(label, size) + GAP));

/** Of days and months some can be left out, since whoever reads can count them. */
const areCounted = (labels: readonly string[]) => labels.every((label) => /\d|^[A-Z][a-z]{2,3}$/.test(label));

/** Bars that stand; where their names have no room below them, bars that lie. */
export function columns(data: ChartData, narrow: boolean, width: number): Drawing {
  const { labels, series } = data;
  const size = sizeOf(narrow);
  if (!areCounted(labels) && labels.length * nameWidth(labels, size) > width - SIDE) return rows(data, narrow);
  const roomy = labels.length * series.length <= width / FIGURE;
  return {
    height: HEIGHT,
    option: {
      grid: grid(8, 24),
      xAxis: bottomAxis(labels, size, width),
      yAxis: valueAxis(size, series),
      series: series.map((each, at) => ({
        ...bar(each, at),
        barMaxWidth: 36,
        label: { ...valueLabel(size), show: roomy, position: "top" as const },
      })),
    },
  };
}

/** Lines, each with its name and last figure at its end. */
export function lines({ labels, series, scale }: ChartData, narrow: boolean, width: number): Drawing {
  const size = sizeOf(narrow);
  const ends = series.map((each) => endOf(each, series.length));
  // The last point stands half a step before the end of the axis.
  const room = Math.max(8, Math.max(...ends.map(({ words }) => widthOf(words, size))) + 12 - width / labels.length / 2);
  return {
    height: HEIGHT,
    option: {
      grid: grid(Math.min(room, width / 3), 12),
      xAxis: bottomAxis(labels, size, width - room),
      yAxis: valueAxis(size, series, scale),
      series: series.map((each, at) => drawn(each, at, size, ends[at])),
    },
  };
}

type End = { readonly at: number; readonly words: string };

function endOf({ name, values }: Series, count: number): End {
  const at = values.findLastIndex((value) => value !== null);
  const last = figure(values[at]);
  return { at, words: count > 1 ? `${name} ${last}` : last };
}

const widthOf = (words: string, size: number) =>
  [...words].reduce((width, letter) => width + (/[ -~]/.test(letter) ? 0.6 : 1) * size, 0);

const drawn = ({ name, values }: Series, at: number, size: number, end: End | undefined): LineSeriesOption => ({
  ...still,
  type: "line",
  name,
  symbol: "circle",
  symbolSize: 6,
  connectNulls: false,
  lineStyle: { color: stroke(at), width: 2.5, type: dash(at) },
  itemStyle: { color: stroke(at) },
  // At the end of the line, not at its last point: only there are two that would lie on each other moved apart.
  endLabel: {
    ...{ show: end !== undefined && end.at >= 0, color: ink, fontSize: size, lineHeight: size + 5, fontWeight: "bold" },
    formatter: end?.words ?? "",
  },
  labelLayout: { moveOverlap: "shiftY" },
  data: values.map((value) => value ?? "-"),
});
