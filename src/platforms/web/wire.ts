import type { Entries, Option } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import type { ActionData, AdaptiveCard } from "../adaptive-cards/adaptive-card.ts";

// What the page and its server say to each other, as JSON over /web/*. Both sides import these types.
// In demo mode the page says who it is with the header `hagukumi-as: <職員番号>`; outside it, with its session cookie.

export type { ActionData, AdaptiveCard };
// The page takes an `ActionData` as it stands in the JSON, because the renderer mixes the inputs into it and a field may
// be called `target`. It draws without a markdown processor, splits a multi-select itself and sends the list as it is.

/** A card as the page lays it out. */
export type Sheet = {
  readonly type: "sheet";
  /** The language it was drawn in, which need not be the page's when that was changed since. */
  readonly lang?: Locale;
  readonly card: AdaptiveCard;
  /** What a screen reader calls it. */
  readonly name: string;
  /** The sections it cites, the main one first. */
  readonly cited: readonly Cited[];
  /** A no, in words: nothing was changed, and the form that led to it stays open with what was typed. */
  readonly no?: string;
};
export type Cited = { readonly section: string; readonly heading: string; readonly considering: boolean };

/** A form as the page lays it out in a dialog; its fields are the inputs of the card. */
export type FormSheet = {
  readonly type: "form";
  readonly lang?: Locale;
  readonly title: string;
  readonly card: AdaptiveCard;
  readonly readers: readonly string[];
  readonly page?: { readonly at: number; readonly titles: readonly string[] };
  /** Field id → what is wrong with it; the entries are in the card. */
  readonly errors: Readonly<Record<string, string>>;
  /** Person fields, which the page fills through /web/suggest. */
  readonly people: readonly string[];
  /** Text field id → the most letters it may have, counted as a person does; the server says when there are more. */
  readonly limits?: Readonly<Record<string, number>>;
};

/** GET /web/me: who the page belongs to. 401 with `{"error": "..."}` when nobody is signed in. */
export type Me = {
  readonly demo: boolean;
  readonly person: PersonLine;
  readonly locale: Locale;
  readonly unread: number;
  readonly readers: readonly Reader[];
  /** First questions to suggest. */
  readonly questions: readonly string[];
  /** Those of the dashboard; none for whoever has no business there. */
  readonly pages: readonly PageLine[];
  /** `YYYY-MM-DD` in Asia/Tokyo, pinned when the demo is. */
  readonly today: string;
};
/** name: as it stands in the address, `feature.name`. */
export type PageLine = { readonly name: string; readonly title: string };
export type Reader = { readonly text: string; readonly may: boolean };
export type PersonLine = {
  readonly staffNumber: string;
  readonly name: string;
  readonly kana: string;
  readonly unit: string;
  readonly title: string;
  /** 管理職, 人事, 相談員, IT管理 … in the reader's language. */
  readonly role: string;
  readonly special: boolean;
};

/** GET /web/start (demo or nobody signed in): what the first page needs. */
export type Start = { readonly demo: boolean; readonly city: string; readonly questions: readonly string[] };

/** GET /web/people?q=…&limit=…: demo mode only. */
export type People = { readonly people: readonly PersonLine[]; readonly total: number };

/** POST /web/hear {id, words} → Heard. id: made by the page, the same when the same message is tried again. */
export type Heard = { readonly id: string; readonly at: string; readonly sheet: Sheet };
/** POST /web/open {target} → Sheet | FormSheet. */
export type Opened = Sheet | FormSheet;
/** POST /web/press {target} → Sheet (takes the pressed one's place). */
/** POST /web/submit {target, entries, via} → Submitted. */
export type Submit = { readonly target: Target; readonly entries: Entries; readonly via: string };
export type Submitted =
  | { readonly type: "correction"; readonly form: FormSheet }
  | { readonly type: "next-page"; readonly form: FormSheet }
  | Sheet;
/** POST /web/file {target} → the file, as an attachment with its name. */
/**
 * POST /web/upload → Sheet (takes the place of the one with the button). The body is the file, as
 * `application/octet-stream`; its target is JSON in the header `hagukumi-target`, percent-encoded.
 */
/** POST /web/suggest {target, field, typed} → {options}. */
export type Suggested = { readonly options: readonly Option[] };

/** GET /web/pages/<name> → ShownPage: a page of the dashboard, drawn afresh. at: ISO instant. */
export type ShownPage = { readonly at: string; readonly sheet: Sheet };

/** GET /web/notices → NoticeLine[], the newest first, at most 100. */
export type NoticeLine = {
  readonly id: string;
  readonly kicker: string;
  readonly title: string;
  /** ISO instant. */
  readonly at: string;
  readonly read: boolean;
  readonly section?: string;
};
/** POST /web/notices/<id>/read → Sheet. */
/** POST /web/enter {token} → {}: spends the link of /enter#<token>, and signs this browser in. Only after a press: chats fetch links by themselves. */
/** POST /web/locale {locale} → Me. POST /web/leave → {} (signs out). */
/** GET /web/events: server-sent events named `notices` (data: {"unread": n}). In demo mode `?as=<職員番号>`. */
/** Every error is {"error": "<one sentence in the reader's language: what happened, whether anything was saved, what to do>"}. */
export type Failure = { readonly error: string };
