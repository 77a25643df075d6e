/** What a chart shows, whichever of Teams' JSON shapes it came in. `null`: no data there. */
export type ChartData = {
  readonly kind: ChartKind;
  readonly title: string;
  readonly unit: string;
  readonly scale?: Scale;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
};
export type Scale = { readonly from: number; readonly to: number };
export type Series = { readonly name: string; readonly values: readonly (number | null)[] };
export type ChartKind =
  | "Chart.VerticalBar"
  | "Chart.VerticalBar.Grouped"
  | "Chart.HorizontalBar"
  | "Chart.Line"
  | "Chart.Donut";

type Point = { readonly x?: unknown; readonly y?: unknown; readonly legend?: unknown; readonly value?: unknown };
type Group = { readonly legend?: unknown; readonly values?: readonly Point[] };
type Json = {
  readonly title?: unknown;
  readonly yAxisTitle?: unknown;
  readonly xAxisTitle?: unknown;
  readonly yMin?: unknown;
  readonly yMax?: unknown;
  readonly data?: readonly (Point & Group)[];
};

const isLatin = (unit: string) => /^[a-z]/i.test(unit);

/** A title with the unit of its figures, as its language writes it. */
export const titled = (title: string, unit: string): string =>
  unit === "" ? title : isLatin(unit) ? `${title} (${unit})` : `${title}（${unit}）`;

export const inUnit = (figure: string | number, unit: string): string => `${figure}${isLatin(unit) ? " " : ""}${unit}`;

/** Reads Teams' chart JSON: single points, or one list of points for each series. */
export function chartData(kind: ChartKind, json: Json): ChartData {
  const data = json.data ?? [];
  const grouped = data.some(({ values }) => Array.isArray(values));
  const groups: readonly Group[] = grouped ? data : [{ legend: words(json.title), values: data }];
  const labels = inOrder(groups.map(({ values = [] }) => values.map(labelOf)));
  const unit = kind === "Chart.HorizontalBar" ? (json.xAxisTitle ?? json.yAxisTitle) : json.yAxisTitle;
  return {
    kind,
    title: words(json.title),
    unit: words(unit),
    ...scaleOf(json),
    labels,
    series: groups.map(({ legend, values = [] }) => ({ name: words(legend), values: labels.map(valueIn(values)) })),
  };
}

const scaleOf = ({ yMin, yMax }: Json) =>
  typeof yMin === "number" && typeof yMax === "number" ? { scale: { from: yMin, to: yMax } } : {};

/** All labels once. One that only a later series has stands after that which it follows there. */
function inOrder(all: readonly (readonly string[])[]): readonly string[] {
  const found: string[] = [];
  for (const labels of all)
    for (const [at, label] of labels.entries())
      if (!found.includes(label)) found.splice(at === 0 ? 0 : found.indexOf(labels[at - 1] ?? "") + 1, 0, label);
  return found;
}

const words = (value: unknown) => (typeof value === "string" ? value : "");
const labelOf = ({ x, legend }: Point) => String(x ?? legend ?? "");
const valueIn = (points: readonly Point[]) => (label: string) => {
  const point = points.find((each) => labelOf(each) === label);
  const value = Number(point?.y ?? point?.value ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
};
