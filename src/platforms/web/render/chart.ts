import type { Chart } from "../../../view/card.ts";
import { type Part, quiet, textBlock } from "./parts.ts";
import { tablePart } from "./table.ts";

/** Teams' own chart elements, with a table of the same numbers where they are not known, and the reading for all. */
export const chartParts = (chart: Chart): readonly Part[] => [
  { ...drawing(chart), title: chart.title, spacing: "medium", fallback: numbers(chart) },
  textBlock(chart.reading, quiet),
];

function drawing(chart: Chart): Part {
  if (chart.kind === "donut")
    return { type: "Chart.Donut", data: points(chart).map(({ x, y }) => ({ legend: x, value: y })) };
  if (chart.kind === "line")
    return {
      type: "Chart.Line",
      ...axes(chart),
      data: chart.series.map(({ name }, at) => ({ legend: name, values: points(chart, at) })),
    };
  const [only, ...others] = chart.series;
  if (only && others.length === 0) return { type: "Chart.VerticalBar", ...axes(chart), data: points(chart) };
  return {
    type: "Chart.VerticalBar.Grouped",
    ...axes(chart),
    data: chart.series.map(({ name }, at) => ({ legend: name, values: points(chart, at) })),
  };
}

const axes = ({ unit }: Chart) => (unit === undefined ? {} : { yAxisTitle: unit });

/** Points of one series; where there are no data there is no point. */
const points = (chart: Chart, series = 0): readonly { readonly x: string; readonly y: number }[] =>
  chart.labels.flatMap((x, at) => {
    const y = chart.series[series]?.values[at];
    return y === null || y === undefined ? [] : [{ x, y }];
  });

function numbers({ labels, series, unit, title }: Chart): Part {
  const heading = (name: string) => ({
    label: unit === undefined ? name : `${name}（${unit}）`,
    align: "end" as const,
  });
  const value = (each: Chart["series"][number], at: number) => each.values[at]?.toString() ?? "–";
  return tablePart({
    type: "table",
    columns: [{ label: title }, ...series.map(({ name }) => heading(name))],
    rows: labels.map((label, at) => [label, ...series.map((each) => value(each, at))]),
  });
}
