import type { Chart } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import type { DataVisualization, Point, SlackBlock } from "./blocks.ts";
import { limits } from "./limits.ts";
import { contexts, isBlank } from "./parts.ts";
import { tableInWords } from "./table.ts";

/** Whether Slack's own chart can show it without a change. A point without data has no place there: it is never 0. */
export const fitsChart = (chart: Chart): boolean =>
  isName(chart.title, limits.chart.title) &&
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

/** Slack's own chart, and its reading for all. */
export const nativeChart = (chart: Chart): readonly SlackBlock[] => [
  { type: "data_visualization", title: chart.title, chart: drawing(chart) },
  ...contexts(chart.reading),
];

function drawing({ kind, labels, series, unit }: Chart): DataVisualization["chart"] {
  const points = (values: readonly (number | null)[]) =>
    labels.map((label, at): Point => ({ label, value: values[at] ?? 0 }));
  if (kind === "donut") return { type: "pie", segments: points(series[0]?.values ?? []) };
  return {
    type: kind,
    series: series.map(({ name, values }) => ({ name, data: points(values) })),
    axis_config: { categories: labels, ...(unit !== undefined && { y_label: unit }) },
  };
}

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
