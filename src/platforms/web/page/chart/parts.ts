import type { BarSeriesOption, LineSeriesOption, PieSeriesOption } from "echarts/charts";
import type { GridComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import { barFill, ink, ink2, line } from "./palette.ts";
import type { Scale, Series } from "./series.ts";

export type Option = ComposeOption<BarSeriesOption | LineSeriesOption | PieSeriesOption | GridComponentOption>;
export type Drawing = { readonly height: number; readonly option: Option };

// What all drawings share: figures written beside what they measure, nothing that moves or answers the mouse.

export const still = { silent: true, emphasis: { disabled: true } } as const;
export const sizeOf = (narrow: boolean) => (narrow ? 12 : 14);
export const figure = (value: unknown) =>
  typeof value === "number" ? (Number.isInteger(value) ? String(value) : value.toFixed(1)) : "";

export const valueLabel = (size: number) =>
  ({
    show: true,
    color: ink,
    fontSize: size,
    formatter: ({ value }: { readonly value: unknown }) => figure(value),
  }) as const;

export const grid = (right: number, top: number) =>
  ({ left: 8, right, top, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" }) as const;

/** What is counted in whole numbers has no mark between two of them; a scale has a mark at each step. */
export const valueAxis = (size: number, series: readonly Series[], scale?: Scale) =>
  ({
    type: "value",
    splitNumber: 3,
    minInterval: series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0))) ? 1 : 0,
    ...(scale && { min: scale.from, max: scale.to, interval: 1 }),
    axisLabel: { color: ink2, fontSize: size },
    splitLine: { lineStyle: { color: line } },
  }) as const;

export const nameAxis = (labels: readonly string[]) => ({
  type: "category" as const,
  data: [...labels],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: line } },
});

export const bar = ({ name, values }: Series, at: number): BarSeriesOption => ({
  ...still,
  type: "bar",
  name,
  data: values.map((value) => value ?? "-"),
  barGap: "12%",
  itemStyle: { color: barFill(at), borderColor: "var(--key)", borderWidth: at % 4 === 0 ? 0 : 1 },
});
