import type { Person, Role } from "../people/person.ts";
import type { Correction, NextPage } from "../view/answers.ts";
import type { Block, Button, Card } from "../view/card.ts";
import type { File } from "../view/file.ts";
import type { Form, Option } from "../view/form.ts";
import type { Locale } from "../view/locale.ts";
import type { Target } from "../view/target.ts";
import type { Job, Nudge } from "./notice.ts";
import type { Heard, Submitted, Turn, Typed, Uploaded } from "./turn.ts";
import type { Weekly } from "./weekly.ts";

/** Who may use a handler. `managers` are those to whom anybody reports today. */
export type Audience = "everyone" | "managers" | Role;

/** who is stated at every handler: what is not stated is refused, and the bot does not start. */
export type Handler<T, R> = {
  readonly who: Audience | readonly Audience[];
  readonly run: (turn: T) => Promise<R>;
  /** Its change leaves no used key, which would say who did it and when. Only for what is the same however often it is done. */
  readonly traceless?: true;
};

/** The names of a feature's handlers, which are also those of its buttons, forms and notices. */
export type Names = {
  readonly opens?: string;
  readonly presses?: string;
  readonly submits?: string;
  readonly shows?: string;
  readonly files?: string;
  readonly uploads?: string;
};

type Of<N extends Names, K extends keyof Names> = K extends keyof N ? NonNullable<N[K]> : never;
type Handlers<Name extends string, T, R> = { readonly [K in Name]: Handler<T, R> };
/** Few features give or take files, so one that names none leaves the table out; one that names some must have it. */
type Few<Table extends "files" | "uploads", Name extends string, T, R> = string extends Name
  ? { readonly [K in Table]?: Handlers<Name, T, R> }
  : [Name] extends [never]
    ? { readonly [K in Table]?: never }
    : { readonly [K in Table]: Handlers<Name, T, R> };
type Files<Tx, N extends Names> = Few<"files", Of<N, "files">, Turn<Tx>, File> &
  Few<"uploads", Of<N, "uploads">, Uploaded<Tx>, Card>;

/**
 * What a feature offers. `N` is the union its views use for buttons and forms, so that a button without
 * a handler, or a handler without a button, does not compile.
 */
export type Feature<Tx, N extends Names = Names> = Files<Tx, N> & {
  readonly name: string;
  /** Words that open this feature when the whole message equals one of them (see bot/words.ts). */
  readonly hears?: { readonly words: readonly string[] } & Handler<Heard<Tx>, Card>;
  /** Answers whatever no feature's words matched; at most one feature has it. */
  readonly answers?: Handler<Heard<Tx>, Card> & {
    /** Words that must be answered however long the message is. */
    readonly urgent?: (words: string) => boolean;
    /** Words that nothing may be kept of, not even until they are answered. */
    readonly untraced?: (words: string) => boolean;
  };
  readonly opens: Handlers<Of<N, "opens">, Turn<Tx>, Form | Card>;
  readonly presses: Handlers<Of<N, "presses">, Turn<Tx>, Card>;
  readonly submits: Handlers<Of<N, "submits">, Submitted<Tx>, Card | Correction | NextPage>;
  /** Draws a card afresh, reading only: notices, App Home, a status card. */
  readonly shows: Handlers<Of<N, "shows">, Turn<Tx>, Card>;
  /** Fills a person field of a form: field id → people that fit what was typed. */
  readonly suggests?: Readonly<Record<string, Handler<Typed<Tx>, readonly Option[]>>>;
  readonly jobs?: readonly Job<Tx>[];
  /** Ids of people who are away on a day, so that nobody nudges them then. */
  readonly away?: (tx: Tx, day: string) => Promise<ReadonlySet<string>>;
  /** Whether a nudge, of whichever feature, is not sent on a day. Never of a kind that nobody can turn off. */
  readonly withholds?: (tx: Tx, day: string) => Promise<(nudge: Nudge) => boolean>;
  /** What it has to say on the weekly card of those who lead. */
  readonly weekly?: Weekly<Tx>;
  /** Nudges that a person may put off or turn off, by kind, each with its name. What the law asks for is not among them. */
  readonly nudges?: Readonly<Record<string, (locale: Locale) => string>>;
  /** What waits for this person here, for App Home; nothing when nothing does. */
  readonly atHome?: (turn: Turn<Tx>) => Promise<readonly Block[]>;
  /** What this person can do here, for help and App Home. */
  readonly offers?: (person: Person) => readonly Offer[];
  /** What opens this person's own records here, by table, for わたしの記録. */
  readonly records?: (person: Person) => Readonly<Record<string, readonly Button[]>>;
  /** What this person's dashboard shows of the feature; nothing for whoever has no business there. */
  readonly pages?: (person: Person) => readonly Page<Of<N, "shows">>[];
};

/** One thing a person can do, as the help and the home screens lay it out. */
export type Offer = {
  readonly title: string;
  readonly text: string;
  readonly button: Button;
};

/** A page of the dashboard. It is drawn by `shows`, whose own `who` decides each time it is looked at. */
export type Page<Show extends string = string> = {
  /** Stands in the address after the feature's name: ASCII, and never changed. */
  readonly name: string;
  readonly title: string;
  readonly target: Target & { readonly name: Show };
};
