import type { Chart } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import type { DataVisualization, Point, SlackBlock } from "./blocks.ts";
import { limits } from "./limits.ts";
import { bullets } from "./list.ts";
import { contexts, isBlank, joined, type Run, rich, shown } from "./parts.ts";

/** Whether Slack's own chart can show it without a change. A point without data has no place there: it is never 0. */
export const fitsChart = (chart: Chart, t: Text): boolean =>
  isName(chart.kind === "donut" ? titleOf(chart, t) : chart.title, limits.chart.title) &&
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
  (isBlank(unit ?? "") || isName(unit ?? "", limits.chart.axis));

/** Whether Slack reads markup in a chart's names is written nowhere; such a name is put in words. */
const isName = (text: string, most: number): boolean =>
  !isBlank(text) && text.length <= most && !/[&<>\p{Cs}]/u.test(text);
const areNames = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => isName(name, limits.chart.label)) && new Set(names).size === names.length;

/** Slack's own chart, and its reading for all. A pie has no place for a unit or a name of its own. */
export function nativeChart(chart: Chart, t: Text): readonly SlackBlock[] {
  if (chart.kind !== "donut") return [drawn(chart.title, axes(chart, chart.kind)), ...contexts(chart.reading)];
  const [name = ""] = chart.series.map((each) => each.name);
  const named = isBlank(name) || name === chart.title ? "" : t.labelled(name);
  return [drawn(titleOf(chart, t), pie(chart)), ...contexts(`${named}${chart.reading}`)];
}

const titleOf = ({ title, unit = "" }: Chart, t: Text): string => (isBlank(unit) ? title : t.inUnit(title, unit));

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
  axis_config: { categories: chart.labels, ...(!isBlank(chart.unit ?? "") && { y_label: chart.unit ?? "" }) },
});

const points = ({ labels }: Chart, values: readonly (number | null)[]): readonly Point[] =>
  labels.flatMap((label, at) => {
    const value = values[at];
    return value === null || value === undefined ? [] : [{ label, value }];
  });

/** The chart in words: the same numbers, point by point, then its reading. */
export function chartInWords(chart: Chart, t: Text): readonly SlackBlock[] {
  const { title, labels, series, reading } = chart;
  const sayNames = series.length === 1 || labels.length === 0;
  const names = series.map(({ name }) => name).filter((name) => sayNames && name !== title && !isBlank(name));
  const heading = joined([titleOf({ ...chart, title: shown(title) }, t), ...names], t.apart);
  return [
    ...rich([{ text: heading, bold: true }]),
    ...(labels.length === 0 ? contexts(t.noData) : []),
    ...bullets(labels.map((label, at) => pointInWords(chart, label, at, t))),
    ...contexts(reading),
  ];
}

/** Each figure says its series where there are several. */
function pointInWords({ series }: Chart, label: string, at: number, t: Text): readonly Run[] {
  const figures = series.map(({ name, values }) => {
    const figure = values[at]?.toString() ?? t.noData;
    return series.length === 1 ? figure : `${shown(name)} ${figure}`;
  });
  return [{ text: t.labelled(shown(label)) }, { text: joined(figures, t.apart) }];
}
