import type { Option } from "../../view/form.ts";
import { literal } from "./parts.ts";

// An Adaptive Card joins the chosen values of a list with commas, so a comma inside a value travels as %2C.

export const packed = (value: string): string => value.replaceAll("%", "%25").replaceAll(",", "%2C");
export const unpacked = (value: string): string => value.replaceAll("%2C", ",").replaceAll("%25", "%");

export const choicesOf = (options: readonly Option[], pack = (value: string) => value) =>
  options.map(({ label, value }) => ({ title: literal(label), value: pack(value) }));
