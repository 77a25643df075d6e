// The part of Block Kit that is drawn here, as JSON. No mrkdwn: it cannot be told to leave `*`, `_` or `:tada:` alone.

/** Its text is escaped (docs.slack.dev/messaging/formatting-message-text); `emoji: false` leaves `:tada:` as it is. */
export type PlainText = { readonly type: "plain_text"; readonly text: string; readonly emoji: false };

export type SlackBlock =
  | { readonly type: "header"; readonly text: PlainText }
  | { readonly type: "section"; readonly text: PlainText; readonly accessory?: ButtonElement }
  | { readonly type: "context"; readonly elements: readonly PlainText[] }
  | RichText
  | { readonly type: "actions"; readonly elements: readonly ButtonElement[] }
  | { readonly type: "divider" }
  | TableBlock
  | DataVisualization
  | InputBlock;

/** Its texts are literal: nothing in them is parsed, so nothing is escaped. */
export type RichText = { readonly type: "rich_text"; readonly elements: readonly RichTextPart[] };
export type RichTextPart =
  | RichTextSection
  | { readonly type: "rich_text_quote"; readonly elements: readonly RichTextRun[] }
  | { readonly type: "rich_text_list"; readonly style: "bullet"; readonly elements: readonly RichTextSection[] };
export type RichTextSection = { readonly type: "rich_text_section"; readonly elements: readonly RichTextRun[] };
export type RichTextRun = { readonly type: "text"; readonly text: string; readonly style?: { readonly bold: true } };

export type ButtonElement = {
  readonly type: "button";
  readonly action_id: string;
  readonly text: PlainText;
  readonly value?: string;
  readonly url?: string;
  readonly style?: "primary" | "danger";
  readonly confirm?: Confirm;
};
export type Confirm = {
  readonly title: PlainText;
  readonly text: PlainText;
  readonly confirm: PlainText;
  readonly deny: PlainText;
  readonly style?: "danger";
};

/** Messages only. Since October 2025. */
export type TableBlock = {
  readonly type: "table";
  readonly rows: readonly (readonly { readonly type: "raw_text"; readonly text: string }[])[];
  readonly column_settings: readonly { readonly align: "left" | "right"; readonly is_wrapped: true }[];
};

/** Messages only. Since June 2026, and not yet in every workspace. */
export type DataVisualization = {
  readonly type: "data_visualization";
  readonly title: string;
  readonly chart:
    | { readonly type: "pie"; readonly segments: readonly Point[] }
    | {
        readonly type: "bar" | "line";
        readonly series: readonly { readonly name: string; readonly data: readonly Point[] }[];
        readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
      };
};
export type Point = { readonly label: string; readonly value: number };

/** `block_id` is the field's id. */
export type InputBlock = {
  readonly type: "input";
  readonly block_id: string;
  readonly label: PlainText;
  readonly hint?: PlainText;
  readonly optional: boolean;
  readonly element: InputElement;
};
/**
 * `v`; or `v2` on a page that takes the place of one with `v`: Slack keeps what stands in an input for as long as both its
 * ids stay the same, also where another page has its own entry for a field of that id.
 */
export type InputAction = "v" | "v2";
export type InputElement = { readonly action_id: InputAction } & (
  | { readonly type: "plain_text_input"; readonly multiline: boolean; readonly initial_value?: string }
  | { readonly type: "datepicker"; readonly initial_date?: string }
  | {
      readonly type: "radio_buttons" | "static_select";
      readonly options: readonly SlackOption[];
      readonly initial_option?: SlackOption;
    }
  | {
      readonly type: "checkboxes" | "multi_static_select";
      readonly options: readonly SlackOption[];
      readonly initial_options?: readonly SlackOption[];
    }
  | {
      readonly type: "external_select";
      readonly placeholder: PlainText;
      readonly min_query_length: number;
      readonly initial_option?: SlackOption;
    }
);
export type SlackOption = { readonly text: PlainText; readonly value: string };

export type ModalView = {
  readonly type: "modal";
  readonly callback_id: "form" | "card";
  readonly title: PlainText;
  readonly close: PlainText;
  readonly submit?: PlainText;
  /** `readMetadata` gives back the target. */
  readonly private_metadata?: string;
  readonly blocks: readonly SlackBlock[];
};
export type HomeView = { readonly type: "home"; readonly blocks: readonly SlackBlock[] };

/** text: what a notification shows and a screen reader says. */
export type Message = { readonly text: string; readonly blocks: readonly SlackBlock[] };
