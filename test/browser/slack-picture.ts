import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  ButtonElement,
  DataVisualization,
  HomeView,
  InputBlock,
  InputElement,
  Message,
  ModalView,
  PlainText,
  RichText,
  RichTextRun,
  SlackBlock,
  SlackOption,
  TableBlock,
} from "../../src/platforms/slack/render/blocks.ts";

// Block Kit as a page that is laid out about as Slack does it, so that a drawing can be looked at without Slack.
// It proves nothing about Slack itself: colours and widths were written down from memory of its desktop client.

const style = readFileSync(join(import.meta.dirname, "slack-picture.css"), "utf8");

/** errors: what Slack writes beneath an input after `response_action: "errors"`. */
type Errors = Readonly<Record<string, string>>;

export const messagesPage = (messages: readonly Message[], lang: string): string =>
  page(
    lang,
    messages.map((message) => `<article class="message">${head}${blocksHtml(message.blocks)}</article>`),
  );

export const homePage = (view: HomeView, lang: string): string =>
  page(lang, [`<article class="home">${blocksHtml(view.blocks)}</article>`]);

export const modalPage = (view: ModalView, lang: string, errors: Errors = {}): string =>
  page(lang, [
    `<article class="modal"><header><i class="avatar"></i><h1>${plain(view.title)}</h1><b>×</b></header>`,
    `<main>${blocksHtml(view.blocks, errors)}</main>`,
    `<footer><button>${plain(view.close)}</button>${view.submit ? `<button class="primary">${plain(view.submit)}</button>` : ""}</footer></article>`,
  ]);

const head = `<p class="sender"><i class="avatar"></i><strong>はぐくみ</strong><small class="small">APP</small><time class="small">10:24</time></p>`;

const page = (lang: string, parts: readonly string[]): string =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>${style}</style><body>${parts.join("")}</body></html>`;

/** As it stands on a page of ours. */
const html = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Slack turns exactly these three back. */
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const plain = ({ text }: PlainText): string => html(unescaped(text));

const blocksHtml = (blocks: readonly SlackBlock[], errors: Errors = {}): string =>
  blocks.map((block) => `<div class="block ${block.type}">${blockHtml(block, errors)}</div>`).join("");

function blockHtml(block: SlackBlock, errors: Errors): string {
  switch (block.type) {
    case "header":
      return `<h2>${plain(block.text)}</h2>`;
    case "section":
      return `<p>${plain(block.text)}</p>${block.accessory ? buttonHtml(block.accessory) + confirmHtml(block.accessory) : ""}`;
    case "context":
      return block.elements.map((element) => `<span>${plain(element)}</span>`).join("");
    case "rich_text":
      return richHtml(block);
    case "actions":
      return block.elements.map(buttonHtml).join("") + block.elements.map(confirmHtml).join("");
    case "divider":
      return "<hr>";
    case "table":
      return tableHtml(block);
    case "data_visualization":
      return chartHtml(block);
    case "input":
      return inputHtml(block, errors[block.block_id]);
  }
}

const runsHtml = (runs: readonly RichTextRun[]): string =>
  runs.map(({ text, style: how }) => (how?.bold ? `<b>${html(text)}</b>` : html(text))).join("");

const richHtml = ({ elements }: RichText): string =>
  elements
    .map((part) => {
      if (part.type === "rich_text_section") return `<p>${runsHtml(part.elements)}</p>`;
      if (part.type === "rich_text_quote") return `<blockquote>${runsHtml(part.elements)}</blockquote>`;
      return `<ul>${part.elements.map((item) => `<li>${runsHtml(item.elements)}</li>`).join("")}</ul>`;
    })
    .join("");

/** The documentation warns that Slack may cut a label after about 30 letters. */
const buttonHtml = ({ text, style: how }: ButtonElement): string =>
  `<button class="${how ?? ""}">${plain(text)}</button>`;

const confirmHtml = ({ confirm }: ButtonElement): string =>
  confirm
    ? `<em>↳ ${plain(confirm.title)} — ${plain(confirm.text)} [${plain(confirm.deny)}] [${plain(confirm.confirm)}]</em>`
    : "";

const tableHtml = ({ rows, column_settings: settings }: TableBlock): string => {
  const cell = (tag: string) => (one: { readonly text: string }, at: number) =>
    `<${tag} class="${settings[at]?.align}">${html(one.text)}</${tag}>`;
  const [first = [], ...others] = rows;
  return `<table><tr>${first.map(cell("th")).join("")}</tr>${others.map((row) => `<tr>${row.map(cell("td")).join("")}</tr>`).join("")}</table>`;
};

function chartHtml({ title, chart }: DataVisualization): string {
  const series = chart.type === "pie" ? [{ name: "", data: chart.segments }] : chart.series;
  const highest = Math.max(1, ...series.flatMap(({ data }) => data.map(({ value }) => value)));
  const bars = series.flatMap(({ name, data }) =>
    data.map(
      ({ label, value }) =>
        `<li><span>${html(label)} ${html(name)}</span><i style="width:${(value / highest) * 300}px"></i>${value}</li>`,
    ),
  );
  const unit = chart.type === "pie" ? "" : (chart.axis_config.y_label ?? "");
  return `<p><b>${html(title)}</b> <small class="small">${chart.type} ${html(unit)}</small></p><ul>${bars.join("")}</ul>`;
}

function inputHtml({ label, hint, optional, element }: InputBlock, error: string | undefined): string {
  return [
    `<label>${plain(label)}${optional ? ' <small class="small">（任意）</small>' : ""}</label>`,
    elementHtml(element),
    error === undefined ? "" : `<p class="error">⚠ ${html(error)}</p>`,
    hint ? `<p class="hint">${plain(hint)}</p>` : "",
  ].join("");
}

function elementHtml(element: InputElement): string {
  const box = (words: string, kind = "") => `<div class="entry ${kind}">${words}</div>`;
  switch (element.type) {
    case "plain_text_input":
      return box(html(element.initial_value ?? ""), element.multiline ? "tall" : "");
    case "datepicker":
      return box(html(element.initial_date ?? "日付を選択する"), "chosen");
    case "external_select":
      return box(plain(element.initial_option?.text ?? element.placeholder), "chosen");
    case "static_select":
      return box(element.initial_option ? plain(element.initial_option.text) : "選択する", "chosen");
    case "multi_static_select":
      return box((element.initial_options ?? []).map(({ text }) => plain(text)).join("　") || "選択する", "chosen");
    case "radio_buttons":
      return optionsHtml(element.options, [element.initial_option], ["○", "◉"]);
    case "checkboxes":
      return optionsHtml(element.options, element.initial_options ?? [], ["☐", "☑"]);
  }
}

const optionsHtml = (
  options: readonly SlackOption[],
  chosen: readonly (SlackOption | undefined)[],
  [off, on]: readonly [string, string],
): string =>
  options
    .map(({ text, value }) => {
      const mark = chosen.some((one) => one?.value === value) ? on : off;
      return `<p class="option"><i>${mark}</i><span>${plain(text)}</span></p>`;
    })
    .join("");
