import { useEffect, useState } from "preact/hooks";

// What the address says: `/?as=002003#inbox/<id>`. Each tab of the demo is its own person, so who is in the address.

/** Staff number of the demo person this tab is; undefined for nobody, and always outside the demo. */
export const personInAddress = (): string | undefined =>
  new URLSearchParams(location.search).get("as")?.slice(0, 20) || undefined;

export const addressOf = (staffNumber: string) => `/?as=${encodeURIComponent(staffNumber)}`;

/** The talk, or the inbox with perhaps one notice open. */
export type Screen = { readonly name: "talk" } | { readonly name: "inbox"; readonly notice?: string };

export const hashOf = (screen: Screen) => {
  if (screen.name === "talk") return "#talk";
  return screen.notice === undefined ? "#inbox" : `#inbox/${screen.notice}`;
};

export function screenIn(hash: string): Screen {
  const [name, notice] = hash.slice(1).split("/");
  if (name !== "inbox") return { name: "talk" };
  return notice ? { name: "inbox", notice } : { name: "inbox" };
}

export const goTo = (screen: Screen) => {
  location.hash = hashOf(screen);
};

export function useScreen(): Screen {
  const [screen, setScreen] = useState(() => screenIn(location.hash));
  useEffect(() => {
    const follow = () => setScreen(screenIn(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return screen;
}
