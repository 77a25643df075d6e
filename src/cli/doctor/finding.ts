/** One thing looked at: what was found, and what to do when it is not right. */
export type Finding = {
  readonly check: string;
  readonly state: "ok" | "warning" | "failed";
  readonly found: string;
  readonly todo?: string;
};
