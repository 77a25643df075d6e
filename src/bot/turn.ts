import type { Person } from "../people/person.ts";
import type { Correction, NextPage } from "../view/answers.ts";
import type { Card } from "../view/card.ts";
import type { File } from "../view/file.ts";
import type { Entries, Form } from "../view/form.ts";
import type { About } from "../view/target.ts";
import type { Notice, Redraw } from "./notice.ts";

/** One thing one person did, told to a feature. `Tx` is the database's transaction, which the bot never opens itself. */
export type Turn<Tx> = {
  readonly person: Person;
  readonly now: Date;
  /** `YYYY-MM-DD` in Asia/Tokyo. */
  readonly today: string;
  readonly about: About;
  readonly change: Change<Tx>;
};
/** once: the same for a message that is heard again. What is kept of it gets its id from this, so that it is kept once. */
export type Heard<Tx> = Turn<Tx> & { readonly words: string; readonly once: string };
/** via: the form button that was pressed, `submit` for the form's own. */
export type Submitted<Tx> = Turn<Tx> & { readonly entries: Entries; readonly via: string };
/** bytes: of the file that was given, as they come, once; they may end in an error, and never in more than is allowed. */
export type Uploaded<Tx> = Turn<Tx> & { readonly bytes: AsyncIterable<Uint8Array> };
export type Typed<Tx> = Turn<Tx> & { readonly typed: string };

export type Outcome = Card | Form | Correction | NextPage;
/** What a turn ends with. A file is made and given, and is no result to be kept under a key. */
export type Ending = Outcome | File;
export type Notify = (message: Notice | Redraw) => void;

/**
 * The only way to change anything: one transaction holds the rows, the notices and the used one-time key
 * with its result. A key that was used before gives back that first result and `work` does not run.
 * No network inside `work`; it may be run again if the database asks for it.
 */
export type Change<Tx> = <R extends Outcome>(work: (tx: Tx, notify: Notify) => Promise<R>, reach?: Reach) => Promise<R>;
/** Whom a change is about: one press that is about thousands of people is given minutes, any other seconds. */
export type Reach = "few" | "city";
