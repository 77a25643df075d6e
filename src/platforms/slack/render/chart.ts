import type { Chart } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import type { DataVisualization, Point, SlackBlock } from "./blocks.ts";
import { limits } from "./limits.ts";
import { contexts, isBlank } from "./parts.ts";
import { tableInWords } from "./table.ts";

/** Whether Slack's own chart can show it without a change. A point without data has no place there: it is never 0. */
export const fitsChart = (chart: Chart, t: Text): boolean =>
  isName(chart.kind === "donut" ? pieTitle(chart, t) : chart.title, limits.chart.title) &&
  !isBlank(chart.title) &&
  areNames(chart.labels) &&
  chart.series.every(({ values }) => values.length === chart.labels.length && !values.includes(null)) &&
  (chart.kind === "donut" ? fitsPie(chart) : fitsAxes(chart));

const fitsPie = ({ labels, series }: Chart): boolean =>
  series.length === 1 &&
  labels.length <= limits.chart.segments &&
  (series[0]?.values ?? []).every((value) => value !== null && value > 0);

const fitsAxes = ({ labels, series, unit }: Chart): boolean =>
  labels.length <= limits.chart.categories &&
  series.length <= limits.chart.series &&
  areNames(series.map(({ name }) => name)) &&
  (unit === undefined || isName(unit, limits.chart.axis));

const isName = (text: string, most: number): boolean => !isBlank(text) && text.length <= most;
const areNames = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => isName(name, limits.chart.label)) && new Set(names).size === names.length;

/** Slack's own chart, and its reading for all. A pie has no place for a unit or a name of its own. */
export function nativeChart(chart: Chart, t: Text): readonly SlackBlock[] {
  if (chart.kind !== "donut") return [drawn(chart.title, axes(chart, chart.kind)), ...contexts(chart.reading)];
  const [only] = chart.series;
  const unnamed = only === undefined || only.name === chart.title;
  return [drawn(pieTitle(chart, t), pie(chart)), ...contexts(unnamed ? "" : only.name, chart.reading)];
}

const pieTitle = ({ title, unit }: Chart, t: Text): string => (unit === undefined ? title : t.inUnit(title, unit));

const drawn = (title: string, chart: DataVisualization["chart"]): SlackBlock => ({
  type: "data_visualization",
  title,
  chart,
});

const pie = (chart: Chart): DataVisualization["chart"] => ({
  type: "pie",
  segments: points(chart, chart.series[0]?.values ?? []),
});

const axes = (chart: Chart, type: "bar" | "line"): DataVisualization["chart"] => ({
  type,
  series: chart.series.map(({ name, values }) => ({ name, data: points(chart, values) })),
  axis_config: { categories: chart.labels, ...(chart.unit !== undefined && { y_label: chart.unit }) },
});

const points = ({ labels }: Chart, values: readonly (number | null)[]): readonly Point[] =>
  labels.flatMap((label, at) => {
    const value = values[at];
    return value === null || value === undefined ? [] : [{ label, value }];
  });

/** The chart in words: the same numbers, point by point, then its reading. */
export function chartInWords({ title, unit, labels, series, reading }: Chart, t: Text): readonly SlackBlock[] {
  const name = (name: string) => ({ label: unit === undefined ? name : t.inUnit(name, unit) });
  const figure = (value: number | null | undefined) => value?.toString() ?? t.noData;
  const numbers = tableInWords(
    {
      type: "table",
      columns: [{ label: title }, ...series.map((each) => name(each.name))],
      rows: labels.map((label, at) => [label, ...series.map(({ values }) => figure(values[at]))]),
    },
    t,
  );
  return [...numbers, ...contexts(reading)];
}
