import { HostConfig } from "adaptivecards";
import type { Locale } from "../../../../view/locale.ts";
import { text } from "../text.ts";

// The renderer's own look. Colours are CSS variables, which it passes through as they stand, so one configuration
// serves light and dark, and a switch loses nothing that was typed.

const pair = (colour: string, subtle = colour) => ({
  default: colour,
  subtle,
  highlightColors: { default: "var(--tint)", subtle: "var(--tint)" },
});
const ink = pair("var(--ink)", "var(--ink-2)");
const foregroundColors = {
  default: ink,
  dark: ink,
  light: pair("var(--ink-2)"),
  accent: pair("var(--key)"),
  good: pair("var(--good)"),
  warning: pair("var(--warn)"),
  attention: pair("var(--bad)"),
};
const surface = (backgroundColor: string, borderColor: string) => ({ backgroundColor, borderColor, foregroundColors });

const font = (fontFamily: string) => ({
  fontFamily,
  fontSizes: { small: 14, default: 16, medium: 18, large: 22, extraLarge: 28 },
  fontWeights: { lighter: 400, default: 400, bolder: 700 },
});
const plain = { size: "default", color: "default", isSubtle: false, weight: "default", wrap: true };

const parts = {
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  fontTypes: { default: font("var(--font)"), monospace: font("var(--mono)") },
  // Inside `fontTypes` they are ignored.
  lineHeights: { small: 22, default: 28, medium: 32, large: 34, extraLarge: 42 },
  spacing: { none: 0, small: 4, default: 12, medium: 16, large: 24, extraLarge: 40, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  textStyles: {
    heading: { size: "large", weight: "bolder", color: "default", isSubtle: false, fontType: "default" },
    columnHeader: { size: "small", weight: "bolder", color: "default", isSubtle: true, fontType: "default" },
  },
  containerStyles: {
    default: surface("var(--surface)", "var(--line)"),
    emphasis: surface("var(--sunken)", "var(--key)"),
    accent: surface("var(--tint)", "var(--key)"),
    good: surface("var(--good-bg)", "var(--good)"),
    warning: surface("var(--warn-bg)", "var(--warn)"),
    attention: surface("var(--bad-bg)", "var(--bad)"),
  },
  actions: {
    maxActions: 20,
    spacing: "large",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { size: "default", color: "attention", weight: "bolder", spacing: "small" },
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: { title: { ...plain, isSubtle: true, maxWidth: 160 }, value: plain, spacing: 16 },
};

/** headingLevel: of the headings inside the card, one below what stands around it. */
export function hostConfig(locale: Locale, headingLevel: 2 | 3): HostConfig {
  const config = new HostConfig({ ...parts, textBlock: { headingLevel } });
  // The class parses the suffix, then overwrites it with a default of its own.
  config.inputs.label.requiredInputs.suffix = text[locale].form.required;
  return config;
}
