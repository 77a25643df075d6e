import type { Drawn } from "./draw.ts";
import { options } from "./options.ts";
import type { ChartData } from "./series.ts";

/**
 * Draws into the element whenever its width changes, for as long as it is on the page. Its room is kept from the first
 * frame on, while the drawing program is still on its way: what stands below it must not move from under a finger.
 */
export function drawWherePlaced(plot: HTMLElement, data: ChartData): void {
  let width = 0;
  let drawn: Drawn | undefined;
  const redraw = async () => {
    const drawing = options(data, width, getComputedStyle(plot).fontFamily);
    const its = width;
    plot.style.height = `${drawing.height}px`;
    const { draw } = await import("./draw.ts");
    if (its !== width || !plot.isConnected) return;
    drawn?.dispose();
    drawn = draw(plot, drawing, its);
  };
  const observer = new ResizeObserver(() => {
    if (!plot.isConnected) {
      drawn?.dispose();
      observer.disconnect();
      return;
    }
    if (plot.clientWidth === 0 || plot.clientWidth === width) return;
    width = plot.clientWidth;
    redraw().catch(() => sayInstead(plot));
  });
  observer.observe(plot);
}

/** Where the drawing program cannot be had, as after an update, the figures stand there in words. */
function sayInstead(plot: HTMLElement): void {
  plot.style.height = "auto";
  plot.textContent = plot.getAttribute("aria-label");
}
