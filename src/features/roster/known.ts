import type { Level, Role } from "../../people/person.ts";

/** A person as they are known now, with their main post on the day from which the roster holds. */
export type Known = {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly kana: string;
  readonly email: string | null;
  readonly jobType: string;
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
  readonly roles: readonly Role[];
  readonly origin: "demo" | "roster";
  /** The main post that holds on that day; one who has left by then keeps the last one here. */
  readonly post: Post | undefined;
  /** Works here on that day. */
  readonly active: boolean;
  /** The first day of a main post that begins later than that day. */
  readonly laterPost: string | undefined;
};

export type Post = {
  readonly id: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly level: Level;
  readonly title: string;
  /** Staff number. */
  readonly manager: string | null;
  readonly fromDay: string;
};
