import { describe, expect, it } from "vitest";
import { createKeys } from "../../src/bot/keys.ts";
import type { Card } from "../../src/view/card.ts";
import type { Target } from "../../src/view/target.ts";

const keys = createKeys(new Uint8Array(32));
const drawnOn = new Date("2026-04-01T09:00:00+09:00");
const target: Target = { feature: "f", name: "n", about: { id: "1" } };
const card: Card = { type: "card", body: [], buttons: [{ kind: "presses", label: "押す", target }] };
const daysLater = (days: number) => new Date(drawnOn.getTime() + days * 86_400_000);

function drawn(person = "hana"): Target {
  const [button] = keys.stamp(card, person, drawnOn).buttons ?? [];
  if (button?.kind !== "presses") throw new Error("no button");
  return button.target;
}

describe("A key of a button", () => {
  it("fits its own button and person only", () => {
    expect(keys.fits(drawn(), "hana", drawnOn)).toBe(true);
    expect(keys.fits(drawn(), "ken", drawnOn)).toBe(false);
    expect(keys.fits({ ...drawn(), about: { id: "2" } }, "hana", drawnOn)).toBe(false);
    expect(keys.fits(target, "hana", drawnOn)).toBe(false);
  });

  it("lives for sixty days, and its day cannot be moved", () => {
    const button = drawn();
    expect(keys.fits(button, "hana", daysLater(60))).toBe(true);
    expect(keys.fits(button, "hana", daysLater(61))).toBe(false);
    const later = { ...button, key: `${drawnDay(daysLater(61))}${button.key?.slice(4)}` };
    expect(keys.fits(later, "hana", daysLater(61))).toBe(false);
  });
});

const drawnDay = (at: Date) =>
  Math.floor(at.getTime() / 86_400_000)
    .toString(36)
    .padStart(4, "0");
