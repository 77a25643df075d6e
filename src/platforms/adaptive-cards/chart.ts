import type { Chart } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { inUnit, type Part, quiet, textBlock } from "./parts.ts";
import { tablePart } from "./table.ts";

/** Teams' own chart elements, with a table of the same numbers where they are not known, and the reading for all. */
export const chartParts = (chart: Chart, locale: Locale): readonly Part[] => [
  { ...drawing(chart), spacing: "medium", fallback: numbers(chart, locale) },
  textBlock(chart.reading, quiet),
];

function drawing(chart: Chart): Part {
  if (chart.kind === "donut")
    return { type: "Chart.Donut", ...titles(chart), data: points(chart).map(({ x, y }) => ({ legend: x, value: y })) };
  if (chart.kind === "line") return { type: "Chart.Line", ...titles(chart), ...ends(chart), data: lines(chart) };
  if (chart.series.length > 1) return { type: "Chart.VerticalBar.Grouped", ...titles(chart), data: lines(chart) };
  return { type: "Chart.VerticalBar", ...titles(chart), data: points(chart) };
}

const titles = ({ title, unit }: Chart) => ({ title, ...(unit !== undefined && { yAxisTitle: unit }) });
const ends = ({ scale }: Chart) => scale && { yMin: scale.from, yMax: scale.to };
/** The fullest first: Teams takes the axis from the points as it meets them, and one that lacks some would disorder it. */
const lines = (chart: Chart) =>
  chart.series
    .map(({ name }, at) => ({ legend: name, values: points(chart, at) }))
    .toSorted((a, b) => b.values.length - a.values.length);

/** Points of one series; where there are no data there is no point. */
const points = (chart: Chart, series = 0): readonly { readonly x: string; readonly y: number }[] =>
  chart.labels.flatMap((x, at) => {
    const y = chart.series[series]?.values[at];
    return y === null || y === undefined ? [] : [{ x, y }];
  });

function numbers({ labels, series, unit, title }: Chart, locale: Locale): Part {
  const heading = (name: string) => ({
    label: unit === undefined ? name : inUnit(locale, name, unit),
    align: "end" as const,
  });
  const value = (each: Chart["series"][number], at: number) => each.values[at]?.toString() ?? "–";
  return tablePart({
    type: "table",
    columns: [{ label: title }, ...series.map(({ name }) => heading(name))],
    rows: labels.map((label, at) => [label, ...series.map((each) => value(each, at))]),
  });
}
