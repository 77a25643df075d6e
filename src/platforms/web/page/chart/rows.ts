import { ink } from "./palette.ts";
import { bar, type Drawing, grid, nameAxis, sizeOf, valueAxis, valueLabel } from "./parts.ts";
import type { ChartData } from "./series.ts";

const BAR = 22;

/** Bars that lie, one row for each name. */
export function rows({ labels, series }: ChartData, narrow: boolean): Drawing {
  const size = sizeOf(narrow);
  return {
    height: labels.length * (series.length * BAR + 16) + 40,
    option: {
      grid: grid(56, 4),
      yAxis: {
        ...nameAxis(labels),
        inverse: true,
        axisLabel: { color: ink, fontSize: size, interval: 0, width: narrow ? 112 : 200, overflow: "break" as const },
      },
      xAxis: valueAxis(size, series),
      series: series.map((each, at) => ({
        ...bar(each, at),
        barMaxWidth: BAR,
        label: { ...valueLabel(size), position: "right" as const },
      })),
    },
  };
}
