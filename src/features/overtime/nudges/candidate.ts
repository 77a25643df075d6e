import type { Nudge } from "../../../bot/notice.ts";
import { isHealth, type Kind } from "./kinds.ts";

/** A nudge of ours, whose kind is known. */
export type OvertimeNudge = Nudge & { readonly kind: Kind };

/** ワーク・ライフ・バランスの推進, and for what health asks 職員の健康管理の保持、充実. */
const sectionOf = (kind: Kind) => (isHealth(kind) ? "agano#6-3-2-2" : "agano#6-3-2-1");

/** occasion: what makes it another than the last of its kind to the same reader. */
export const nudgeOf = (
  to: string,
  kind: Kind,
  { occasion, ...rest }: { readonly occasion: string } & Pick<Nudge, "about" | "why" | "facts">,
): OvertimeNudge => ({
  ...{ to, feature: "overtime", kind, class: "nudge", section: sectionOf(kind) },
  ...rest,
  once: `overtime.${kind}:${to}:${occasion}`,
});
