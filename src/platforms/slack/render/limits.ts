/**
 * Every limit of Slack that a drawing must keep. Texts are counted in UTF-16 units after escaping, which is never
 * fewer than Slack counts. Sources: docs.slack.dev/reference/block-kit and the comments of @slack/types 3.2.0.
 */
export const limits = {
  message: {
    blocks: 50,
    /** Slack refuses somewhere above 11,000 (`msg_blocks_too_long`, bolt-js#2509 and #2867); under 10,000 held. */
    text: 9500,
    /** The fallback's own; Slack takes 4,000, a notification shows far less. */
    fallback: 150,
    tables: 1,
    charts: 2,
  },
  /** Modals and App Home alike. bytes: the whole view as JSON, from memory rather than from a page of Slack's. */
  view: { blocks: 100, bytes: 240_000, metadata: 3000 },
  /** Title, submit and close. */
  modalTitle: 24,
  section: 3000,
  context: 3000,
  /** None is documented for rich text; the one of a section is kept. */
  richText: 3000,
  header: 150,
  /** shown: Slack's pages say that a label may be cut on the screen after about so many letters. */
  button: { label: 75, shown: 30, value: 2000, inBlock: 25 },
  confirm: { title: 100, text: 300, button: 30 },
  /** rows with the header; text: Slack's own is 10,000, but the message that holds it has less. */
  table: { rows: 100, columns: 20, text: 9000 },
  chart: { title: 50, axis: 50, label: 20, categories: 20, series: 6, segments: 6 },
  input: { label: 2000, hint: 2000, entry: 3000 },
  placeholder: 150,
  /** value: 150 in newer pages, 75 in @slack/types. */
  option: { label: 75, value: 75, inSelect: 100, inButtons: 10 },
  id: 255,
} as const;
