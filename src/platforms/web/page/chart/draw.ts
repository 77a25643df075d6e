import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import type { Drawing } from "./parts.ts";

use([BarChart, LineChart, PieChart, GridComponent, LabelLayout, SVGRenderer]);

export type Drawn = { readonly dispose: () => void };

/** Draws into an element, in the width that the drawing was made for. */
export function draw(plot: HTMLElement, { height, option }: Drawing, width: number): Drawn {
  plot.replaceChildren();
  const made = init(plot, null, { renderer: "svg", width, height });
  made.setOption(option);
  plot.querySelector("svg")?.setAttribute("aria-hidden", "true");
  return made;
}
