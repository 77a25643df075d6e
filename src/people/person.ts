import type { Locale } from "../view/locale.ts";

/** 管理職, 中間指導職, 一般職. */
export const levels = ["manager", "leader", "staff"] as const;
export type Level = (typeof levels)[number];

/** What a person may do beyond their place in the line: 人事, 相談員, IT管理. */
export const roles = ["HR", "OFFICER", "ADMIN"] as const;
export type Role = (typeof roles)[number];

/** A member of staff as of one day: their main post then. Other posts (兼務) count in the line only. */
export type Person = {
  readonly id: string;
  /** 職員番号, with its leading zeros. */
  readonly staffNumber: string;
  readonly name: string;
  readonly kana: string;
  readonly locale: Locale;
  readonly unit: { readonly id: string; readonly code: string; readonly name: string };
  readonly level: Level;
  /** 職名 such as 主事; "" where the roster has none. */
  readonly title: string;
  readonly jobType: string;
  readonly roles: readonly Role[];
  /** Whether anybody reports to them on that day. */
  readonly leads: boolean;
};

/** Who did something, as the platform's own authentication says. */
export type Sender = { readonly platform: string; readonly account: string };
