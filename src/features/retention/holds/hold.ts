import type { Option } from "../../../view/form.ts";

/** What is somebody's is not deleted while it holds. */
export type Hold = {
  readonly id: string;
  readonly person: string;
  readonly staffNumber: string;
  readonly setBy: string;
  /** `YYYY-MM-DD` in Asia/Tokyo. */
  readonly setOn: string;
};

/** Whom a hold can be on: those who have left, too. */
export type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly kana: string;
  readonly staffNumber: string;
  /** Where they work, or worked last; "" where nobody knows. */
  readonly unit: string;
};

export const optionOf = ({ id, name, staffNumber, unit }: Candidate): Option => ({
  value: id,
  label: [name, staffNumber, unit].filter((part) => part !== "").join(" "),
});
