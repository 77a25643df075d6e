import { ink, partFill } from "./palette.ts";
import { type Drawing, figure, still } from "./parts.ts";
import { type ChartData, inUnit } from "./series.ts";

/** Parts of a whole, each named beside it. */
export function donut({ labels, series, unit }: ChartData, narrow: boolean): Drawing {
  const values = series[0]?.values ?? [];
  return {
    height: narrow ? 208 : 240,
    option: {
      series: [
        {
          ...still,
          type: "pie",
          radius: narrow ? ["36%", "58%"] : ["46%", "76%"],
          startAngle: 90,
          itemStyle: { borderColor: "var(--surface)", borderWidth: 2 },
          labelLine: { lineStyle: { color: "var(--edge)" }, length: narrow ? 10 : 12, length2: narrow ? 4 : 12 },
          label: {
            color: ink,
            fontSize: narrow ? 13 : 14,
            lineHeight: 20,
            formatter: ({ name, value }) => `${name}\n${inUnit(figure(value), unit)}`,
          },
          data: labels.map((name, at) => ({ name, value: values[at] ?? 0, itemStyle: { color: partFill(at) } })),
        },
      ],
    },
  };
}
