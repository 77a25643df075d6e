import { AdaptiveCard, type CardElement, GlobalRegistry, GlobalSettings, Versions } from "adaptivecards";
import { type ChartKind, chartElement } from "../chart/chart-element.ts";
import { CardAction } from "./actions.ts";
import { Choices } from "./choices.ts";
import { StyledContainer } from "./container.ts";
import { PageTable } from "./page-table.ts";
import { ProgressBar } from "./progress-bar.ts";
import { TextField } from "./text-field.ts";

/** Teaches the renderer our elements; once, before the first card. */
export function teachRenderer(): void {
  GlobalSettings.setTabIndexAtCardRoot = false;
  // Texts are shown as they stand; without a word about it, the renderer complains on the console.
  AdaptiveCard.onProcessMarkdown = (_text, result) => {
    result.didProcess = false;
  };
  GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  const element = (name: string, made: { new (): CardElement }) =>
    GlobalRegistry.elements.register(name, made, Versions.v1_0);
  element("Container", StyledContainer);
  element("Table", PageTable);
  element("Input.ChoiceSet", Choices);
  element("Input.Text", TextField);
  element("ProgressBar", ProgressBar);
  for (const kind of charts) element(kind, chartElement(kind));
  GlobalRegistry.actions.register("Action.Execute", CardAction, Versions.v1_0);
}

const charts: readonly ChartKind[] = [
  "Chart.VerticalBar",
  "Chart.VerticalBar.Grouped",
  "Chart.HorizontalBar",
  "Chart.Line",
  "Chart.Donut",
];
