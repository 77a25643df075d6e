/** A day of leave, in minutes. */
export const LEAVE_DAY = 465;

export const parts = ["day", "morning", "afternoon", "hours"] as const;
export type Part = (typeof parts)[number];

/** told: the manager has been told. noted: 了解. talk: the manager asks to talk about the day. */
export type State = "told" | "noted" | "talk" | "withdrawn";

/** A day on which somebody means to take leave: a plan, which stands for no application, and never has a reason. */
export type Plan = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly unit: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly part: Part;
  /** 465 is the whole day. */
  readonly minutes: number;
  readonly state: State;
  /** What the manager wrote when asking to talk; only the two of them read it. */
  readonly note: string | undefined;
  readonly answeredBy: string | undefined;
  readonly version: number;
};

export const isWhole = ({ minutes }: Pick<Plan, "minutes">): boolean => minutes >= LEAVE_DAY;

/** Past days are history: nobody changes them. */
export const isOpen = ({ day, state }: Pick<Plan, "day" | "state">, today: string): boolean =>
  state !== "withdrawn" && day > today;

export const minutesOf = (plans: readonly Pick<Plan, "minutes">[]): number =>
  plans.reduce((sum, { minutes }) => sum + minutes, 0);
