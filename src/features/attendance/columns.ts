import type { Layout } from "../../services/files/header.ts";

/** What kinds of file there are: a row for each person and day, month or leave year. */
export type Kind = "daily" | "monthly" | "leave";

export type TimeColumn = "staffNumber" | "day" | "month" | "start" | "end" | "overtime";
export type LeaveColumn = "staffNumber" | "year" | "granted" | "carried" | "taken";
export type Column = TimeColumn | LeaveColumn;

type Heading = Layout<string>[string];

/** Each column under the headings that attendance systems give it. */
const headings = {
  staffNumber: {
    names: ["職員番号", "職員コード", "社員番号", "従業員番号", "従業員コード", "職員ID"],
    required: true,
  },
  day: { names: ["年月日", "日付", "勤務日", "勤務年月日", "対象日"] },
  month: { names: ["年月", "対象年月", "勤務年月", "対象月"] },
  start: { names: ["始業", "始業時刻", "出勤", "出勤時刻", "出勤時間", "開始時刻"] },
  end: { names: ["終業", "終業時刻", "退勤", "退勤時刻", "退勤時間", "終了時刻"] },
  overtime: {
    names: ["時間外勤務時間", "時間外勤務", "時間外", "超過勤務時間", "超過勤務", "残業時間", "残業"],
    required: true,
  },
  year: { names: ["年", "年度", "対象年", "対象年度"], required: true },
  granted: { names: ["付与", "付与日数", "年休付与", "年休付与日数"], required: true },
  carried: { names: ["繰越", "繰越日数", "前年繰越", "年休繰越", "年休繰越日数"], required: true },
  taken: { names: ["取得", "取得日数", "年休取得", "年休取得日数", "使用", "使用日数"], required: true },
} as const satisfies Readonly<Record<Column, Heading>>;

const { staffNumber, day, month, start, end, overtime, year, granted, carried, taken } = headings;

/** Daily and monthly files, as far as they are alike: which of them it is, their header says. */
export const timeLayout: Layout<TimeColumn> = { staffNumber, day, month, start, end, overtime };
export const leaveLayout: Layout<LeaveColumn> = { staffNumber, year, granted, carried, taken };

const needed = <H extends Heading>(heading: H) => ({ ...heading, required: true }) as const;
/** What a file of each kind must have. */
export const layouts: Readonly<Record<Kind, Layout<string>>> = {
  daily: { ...timeLayout, day: needed(day), start: needed(start), end: needed(end) },
  monthly: { ...timeLayout, month: needed(month) },
  leave: leaveLayout,
};

/** A column as people call it. */
export const columnName = (column: Column): string => headings[column].names[0];
