import type { Level, Role } from "../../people/person.ts";

/** How rosters write a level; our own word first. Compared in lower case and half width. */
export const levelWords: Readonly<Record<Level, readonly [string, ...string[]]>> = {
  manager: ["管理職", "管理職員", "部長級", "課長級", "参事級", "manager"],
  leader: ["中間指導職", "中間指導職員", "課長補佐級", "係長級", "主査級", "監督職", "leader"],
  staff: ["一般職", "一般職員", "主任級", "主事級", "技師級", "staff"],
};

export const roleWords: Readonly<Record<Role, readonly [string, ...string[]]>> = {
  HR: ["HR", "人事"],
  OFFICER: ["OFFICER", "相談員"],
  ADMIN: ["ADMIN", "IT管理", "システム管理"],
};

export const activeWords = {
  yes: ["1", "有効", "○", "◯", "〇", "true", "yes", "在職"],
  no: ["0", "無効", "×", "✕", "false", "no", "退職"],
} as const;

/** The key under which a word stands. */
export const keyOf = <K extends string>(words: Readonly<Record<K, readonly string[]>>, word: string): K | undefined =>
  (Object.keys(words) as K[]).find((key) => words[key].some((each) => each.toLowerCase() === word.toLowerCase()));
