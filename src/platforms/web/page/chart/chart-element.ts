import { CardElement, type PropertyBag, type SerializationContext } from "adaptivecards";
import { drawWherePlaced } from "./placed.ts";
import { type ChartData, type ChartKind, chartData, inUnit, titled } from "./series.ts";

export type { ChartKind } from "./series.ts";

/** Teams' chart element of one kind. The drawing program is loaded with the first chart; until then there is its title, and room. */
export function chartElement(kind: ChartKind): { new (): CardElement } {
  return class extends CardElement {
    #data: ChartData | undefined;

    override getJsonTypeName(): string {
      return kind;
    }

    protected override internalParse(source: PropertyBag, context: SerializationContext): void {
      super.internalParse(source, context);
      this.#data = chartData(kind, source as Parameters<typeof chartData>[1]);
    }

    protected override internalRender(): HTMLElement | undefined {
      return this.#data && figure(this.#data);
    }
  };
}

function figure(data: ChartData): HTMLElement {
  const figure = document.createElement("figure");
  figure.className = "chart";
  const caption = document.createElement("figcaption");
  caption.textContent = titled(data.title, data.unit);
  const plot = document.createElement("div");
  plot.className = "chart-plot";
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", inWords(data));
  figure.append(caption, ...legend(data), plot);
  drawWherePlaced(plot, data);
  return figure;
}

/** Which bar is whose; lines, the parts of a donut and a single series are named where they stand. */
function legend({ kind, series }: ChartData): readonly HTMLElement[] {
  if (kind === "Chart.Donut" || kind === "Chart.Line" || series.length < 2) return [];
  const list = document.createElement("p");
  list.className = "chart-legend";
  list.setAttribute("aria-hidden", "true");
  series.forEach(({ name }, at) => {
    const key = document.createElement("span");
    key.className = `chart-key chart-key-${at % 4}`;
    key.textContent = name;
    list.append(key);
  });
  return [list];
}

/** Every figure, for those who cannot see the drawing. */
const inWords = ({ title, unit, labels, series }: ChartData): string =>
  [
    title,
    ...series.map(({ name, values }) => {
      const figures = labels.map((label, at) => `${label} ${inUnit(values[at] ?? "–", unit)}`).join("、");
      return series.length > 1 ? `${name}：${figures}` : figures;
    }),
  ].join("。");
