import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { options } from "./options.ts";
import type { ChartData } from "./series.ts";

use([BarChart, LineChart, PieChart, GridComponent, LabelLayout, SVGRenderer]);

/** Draws into the element whenever its width changes, for as long as it is on the page. */
export function drawChart(plot: HTMLElement, data: ChartData): void {
  let width = 0;
  const chart = () => {
    const { height, option } = options(data, plot.clientWidth, getComputedStyle(plot).fontFamily);
    plot.style.height = `${height}px`;
    const made = init(plot, null, { renderer: "svg", width: plot.clientWidth, height });
    made.setOption(option);
    plot.querySelector("svg")?.setAttribute("aria-hidden", "true");
    return made;
  };
  let drawn: ReturnType<typeof chart> | undefined;
  const observer = new ResizeObserver(() => {
    if (!plot.isConnected) {
      drawn?.dispose();
      observer.disconnect();
      return;
    }
    if (plot.clientWidth === 0 || plot.clientWidth === width) return;
    width = plot.clientWidth;
    drawn?.dispose();
    drawn = chart();
  });
  observer.observe(plot);
}
