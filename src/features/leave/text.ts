import { days } from "../../view/days.ts";
import type { Part, State } from "./plan.ts";

/** 465 minutes are a day. isHalf: the rest is half a day, which is no whole number of minutes. */
function split(minutes: number) {
  const days = Math.floor(Math.max(0, minutes) / 465);
  const rest = Math.max(0, minutes) % 465;
  return { days, hours: Math.floor(rest / 60), minutes: rest % 60, isHalf: rest === 232 || rest === 233 };
}

const jaStates: Readonly<Record<State, string>> = {
  told: "上司に伝えました",
  noted: "上司が了解しました",
  talk: "上司が日程を相談したいとのことです",
  withdrawn: "取り消しました",
};
const enStates: typeof jaStates = {
  told: "your manager has been told",
  noted: "your manager has noted it",
  talk: "your manager would like to talk about the day",
  withdrawn: "taken back",
};
const jaParts: Readonly<Record<Part, string>> = { day: "1日", morning: "午前", afternoon: "午後", hours: "時間休" };
const enParts: typeof jaParts = { day: "all day", morning: "morning", afternoon: "afternoon", hours: "by the hour" };

const ja = {
  kicker: "休暇",
  words: "休暇",
  day: days.ja.weekday,
  fullDay: days.ja.date,
  weekday: days.ja.weekdayName,
  duration: (total: number) => {
    const { days, hours, minutes, isHalf } = split(total);
    if (isHalf) return days === 0 ? "半日" : `${days}日半`;
    const time = `${hours > 0 ? `${hours}時間` : ""}${minutes > 0 ? `${minutes}分` : ""}`;
    if (days === 0) return time || "0日";
    return time ? `${days}日と${time}` : `${days}日`;
  },
  parts: jaParts,
  partOf: (part: Part, minutes: number) => (part === "hours" ? `時間休（${ja.duration(minutes)}）` : jaParts[part]),
  states: jaStates,
  /** What staff must not take a plan for. */
  apply: "休暇の申請は庶務事務システムで行ってください。",
  today: "今日",
};
const en: typeof ja = {
  kicker: "Leave",
  words: "leave",
  day: days.en.weekday,
  fullDay: days.en.date,
  weekday: days.en.weekdayName,
  duration: (total) => {
    const { days, hours, minutes, isHalf } = split(total);
    if (isHalf) return days === 0 ? "half a day" : `${days}.5 days`;
    const words = [
      days > 0 && (days === 1 ? "1 day" : `${days} days`),
      hours > 0 && `${hours} h`,
      minutes > 0 && `${minutes} min`,
    ];
    return words.filter((word) => word !== false).join(" ") || "0 days";
  },
  parts: enParts,
  partOf: (part, minutes) => (part === "hours" ? `by the hour (${en.duration(minutes)})` : enParts[part]),
  states: enStates,
  apply: "Please apply for the leave itself in the general-affairs system (庶務事務システム).",
  today: "today",
};
export const text = { ja, en };
export type Text = typeof ja;
