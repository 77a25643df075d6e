// Slack's limits as /reference/slack.md section 4 lists them, written down a second time so that a wrong number in
// src/platforms/slack/render/limits.ts shows. Texts are counted in code points, as Slack's own validator does.

type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown, at: string) => readonly string[];

const size = (text: unknown): number => [...String(text)].length;
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const at = (value: unknown, key: string): unknown => (value as Json | undefined)?.[key];

const most =
  (limit: number): Check =>
  (value, where) =>
    size(value) > limit ? [`${where}: ${size(value)} characters, at most ${limit}`] : [];

/** A text object: plain, not empty, escaped, its emoji shortcodes left alone. */
const plain =
  (limit: number): Check =>
  (value, where) => {
    const words = String(at(value, "text") ?? "");
    return [
      ...(at(value, "type") === "plain_text" ? [] : [`${where}: not plain_text`]),
      ...(at(value, "emoji") === false ? [] : [`${where}: reads emoji shortcodes`]),
      ...(words.trim() === "" ? [`${where}: empty`] : []),
      ...(/[<>]|&(?!amp;|lt;|gt;)/.test(words) ? [`${where}: not escaped`] : []),
      ...most(limit)(words, where),
    ];
  };

const count = (value: unknown, least: number, limit: number, where: string): readonly string[] => {
  const { length } = list(value);
  return length < least || length > limit ? [`${where}: ${length} items, ${least} to ${limit}`] : [];
};

const each = (value: unknown, check: Check, where: string): readonly string[] =>
  list(value).flatMap((item, index) => check(item, `${where}/${index}`));

const present = (value: unknown, check: Check, where: string): readonly string[] =>
  value === undefined ? [] : check(value, where);

const unique = (values: readonly unknown[], where: string): readonly string[] =>
  new Set(values).size === values.length ? [] : [`${where}: not unique`];

const button: Check = (value, where) => [
  ...plain(75)(at(value, "text"), `${where}/text`),
  ...most(2000)(at(value, "value"), `${where}/value`),
  ...most(255)(at(value, "action_id"), `${where}/action_id`),
  ...present(at(value, "confirm"), confirm, `${where}/confirm`),
];
const confirm: Check = (value, where) => [
  ...plain(100)(at(value, "title"), `${where}/title`),
  ...plain(300)(at(value, "text"), `${where}/text`),
  ...plain(30)(at(value, "confirm"), `${where}/confirm`),
  ...plain(30)(at(value, "deny"), `${where}/deny`),
];

const option: Check = (value, where) => [
  ...plain(75)(at(value, "text"), `${where}/text`),
  ...(size(at(value, "value")) < 1 ? [`${where}: no value`] : []),
  ...most(75)(at(value, "value"), `${where}/value`),
];
const options = (element: unknown, limit: number, where: string): readonly string[] => {
  const offered = list(at(element, "options"));
  const chosen = [at(element, "initial_option") ?? [], at(element, "initial_options") ?? []].flat();
  return [
    ...count(offered, 1, limit, `${where}/options`),
    ...each(offered, option, `${where}/options`),
    ...unique(
      offered.map(({ value }) => value),
      `${where}/options`,
    ),
    ...chosen
      .filter((one) => !offered.some((other) => JSON.stringify(one) === JSON.stringify(other)))
      .map(() => `${where}: chosen and not offered`),
  ];
};

const element: Check = (value, where) => {
  if (!["v", "v2"].includes(String(at(value, "action_id")))) return [`${where}: action_id is neither v nor v2`];
  switch (at(value, "type")) {
    case "plain_text_input":
      return present(at(value, "initial_value"), most(3000), `${where}/initial_value`);
    case "datepicker":
      return present(
        at(value, "initial_date"),
        (day) => (/^\d{4}-\d\d-\d\d$/.test(String(day)) ? [] : [`${where}: not a day`]),
        where,
      );
    case "radio_buttons":
    case "checkboxes":
      return options(value, 10, where);
    case "static_select":
    case "multi_static_select":
      return options(value, 100, where);
    case "external_select":
      return [
        ...plain(150)(at(value, "placeholder"), `${where}/placeholder`),
        ...present(at(value, "initial_option"), option, `${where}/initial_option`),
      ];
    default:
      return [`${where}: ${at(value, "type")} is no input`];
  }
};

/** A list counts as one, since no page says how much of a rich text one block may hold. */
const runsOf = (part: Json): readonly Json[] =>
  part.type === "rich_text_list" ? list(part.elements).flatMap((item) => list(item.elements)) : list(part.elements);

const richText: Check = (value, where) =>
  list(at(value, "elements")).flatMap((part) => {
    const runs = runsOf(part);
    const words = runs.map(({ text }) => text).join("");
    return [
      ...(/^rich_text_(section|quote|list)$/.test(String(at(part, "type"))) ? [] : [`${where}: unknown part`]),
      ...(runs.every(({ type, text }) => type === "text" && text !== "") ? [] : [`${where}: not only text`]),
      ...(words.trim() === "" ? [`${where}: empty`] : []),
      ...(part.type === "rich_text_list" && part.style !== "bullet" ? [`${where}: a list without a style`] : []),
      ...most(3000)(words, where),
    ];
  });

const table: Check = (value, where) => {
  const rows = (at(value, "rows") ?? []) as readonly (readonly Json[])[];
  const cells = rows.flat();
  return [
    ...count(rows, 1, 100, `${where}/rows`),
    ...rows.flatMap((row) => count(row, 1, 20, `${where}/row`)),
    ...(cells.every(({ type, text }) => type === "raw_text" && String(text).trim() !== "") ? [] : [`${where}: cell`]),
    ...most(10_000)(cells.map(({ text }) => text).join(""), where),
  ];
};

const name: Check = (value, where) => [
  ...(String(value).trim() === "" ? [`${where}: empty`] : []),
  ...most(20)(value, where),
];

const chart: Check = (value, where) => {
  const drawn = at(value, "chart");
  const points = (all: unknown, spot: string) =>
    each(
      all,
      (point, here) => [
        ...name(at(point, "label"), here),
        ...(typeof at(point, "value") === "number" ? [] : [`${here}: no number`]),
      ],
      spot,
    );
  const title = most(50)(at(value, "title"), `${where}/title`);
  if (at(drawn, "type") === "pie") {
    const segments = list(at(drawn, "segments"));
    return [
      ...title,
      ...count(segments, 1, 6, `${where}/segments`),
      ...points(segments, `${where}/segments`),
      ...(segments.every(({ value: share }) => Number(share) > 0) ? [] : [`${where}: a segment of nothing`]),
    ];
  }
  const categories = (at(at(drawn, "axis_config"), "categories") ?? []) as readonly string[];
  const series = list(at(drawn, "series"));
  return [
    ...title,
    ...(/^(bar|line)$/.test(String(at(drawn, "type"))) ? [] : [`${where}: unknown chart`]),
    ...count(categories, 1, 20, `${where}/categories`),
    ...each(categories, name, `${where}/categories`),
    ...unique(categories, `${where}/categories`),
    ...present(at(at(drawn, "axis_config"), "y_label"), most(50), `${where}/y_label`),
    ...count(series, 1, 6, `${where}/series`),
    ...unique(
      series.map((one) => one.name),
      `${where}/series`,
    ),
    ...series.flatMap((one) => [
      ...name(one.name, `${where}/series`),
      ...points(one.data, `${where}/data`),
      ...(list(one.data)
        .map(({ label }) => label)
        .join("\n") === categories.join("\n")
        ? []
        : [`${where}: points`]),
    ]),
  ];
};

const inMessages: Readonly<Record<string, Check>> = { table, data_visualization: chart };
const anywhere: Readonly<Record<string, Check>> = {
  header: (value, where) => plain(150)(at(value, "text"), where),
  section: (value, where) => [
    ...plain(3000)(at(value, "text"), where),
    ...present(at(value, "accessory"), button, `${where}/accessory`),
  ],
  context: (value, where) => [
    ...count(at(value, "elements"), 1, 10, where),
    ...each(at(value, "elements"), plain(3000), where),
  ],
  rich_text: richText,
  actions: (value, where) => [
    ...count(at(value, "elements"), 1, 25, where),
    ...each(at(value, "elements"), button, where),
    ...unique(
      list(at(value, "elements")).map(({ action_id }) => action_id),
      where,
    ),
  ],
  divider: () => [],
};
const inModals: Readonly<Record<string, Check>> = {
  input: (value, where) => [
    ...plain(2000)(at(value, "label"), `${where}/label`),
    ...present(at(value, "hint"), plain(2000), `${where}/hint`),
    ...most(255)(at(value, "block_id"), `${where}/block_id`),
    ...element(at(value, "element"), `${where}/element`),
  ],
};

const blocks = (given: unknown, known: Readonly<Record<string, Check>>, limit: number): readonly string[] => [
  ...count(given, 0, limit, "blocks"),
  ...each(
    given,
    (value, where) => (known[String(at(value, "type"))] ?? (() => [`${where}: unknown`]))(value, where),
    "blocks",
  ),
  ...unique(
    list(given).flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id])),
    "block ids",
  ),
];

const wordsIn = (part: unknown): number => {
  if (Array.isArray(part)) return part.reduce((sum: number, item) => sum + wordsIn(item), 0);
  if (part === null || typeof part !== "object") return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (key === "text" && typeof value === "string" ? size(value) : wordsIn(value)),
    0,
  );
};

const ofType = (given: unknown, type: string): number => list(given).filter((block) => block.type === type).length;

/** What Slack would refuse of a message, and what it would read as markup in its fallback text. */
export const messageFaults = (message: {
  readonly text: string;
  readonly blocks: readonly unknown[];
}): readonly string[] => [
  ...(message.text.trim() === "" ? ["no fallback text"] : []),
  ...(/[<>]|&(?!amp;|lt;|gt;)/.test(message.text) ? ["fallback text not escaped"] : []),
  ...most(4000)(message.text, "fallback text"),
  ...blocks(message.blocks, { ...anywhere, ...inMessages }, 50),
  ...(ofType(message.blocks, "table") > 1 ? ["more than one table"] : []),
  ...(ofType(message.blocks, "data_visualization") > 2 ? ["more than two charts"] : []),
  ...(wordsIn(message.blocks) >= 10_000 ? ["more text than a message takes"] : []),
];

/** What Slack would refuse of a modal or of App Home. */
export function viewFaults(view: Json): readonly string[] {
  const modal = view.type === "modal";
  const inputs = ofType(view.blocks, "input");
  return [
    ...(modal ? plain(24)(view.title, "title") : []),
    ...present(view.submit, plain(24), "submit"),
    ...present(view.close, plain(24), "close"),
    ...(inputs > 0 && view.submit === undefined ? ["inputs without a submit"] : []),
    ...most(3000)(view.private_metadata ?? "", "private_metadata"),
    ...blocks(view.blocks, modal ? { ...anywhere, ...inModals } : anywhere, 100),
    ...(Buffer.byteLength(JSON.stringify(view)) > 250_000 ? ["view too large"] : []),
  ];
}
