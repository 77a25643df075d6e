import { useEffect, useState } from "preact/hooks";

// What the address says: `/?as=002003#inbox/<id>`, or `/dashboard?as=001001&page=<name>`. Each tab of the demo is its
// own person, so who is in the address.

/** Staff number of the demo person this tab is; undefined for nobody, and always outside the demo. */
export const personInAddress = (): string | undefined =>
  new URLSearchParams(location.search).get("as")?.slice(0, 20) || undefined;

export const addressOf = (staffNumber: string) => `/?as=${encodeURIComponent(staffNumber)}`;

/** The talk, the inbox with perhaps one notice open, or the dashboard with perhaps one of its pages. */
export type Screen =
  | { readonly name: "talk" }
  | { readonly name: "inbox"; readonly notice?: string }
  | { readonly name: "dashboard"; readonly page?: string };

const DASHBOARD = "/dashboard";

/** What stands behind the path of the talk and the inbox. */
export const hashOf = (screen: Exclude<Screen, { name: "dashboard" }>) => {
  if (screen.name === "talk") return "#talk";
  return screen.notice === undefined ? "#inbox" : `#inbox/${screen.notice}`;
};

/** The whole address of a screen, for whoever this tab is. */
export function hrefOf(screen: Screen): string {
  const as = personInAddress();
  const query = new URLSearchParams(as === undefined ? {} : { as });
  if (screen.name !== "dashboard") return `/${asked(query)}${hashOf(screen)}`;
  if (screen.page !== undefined) query.set("page", screen.page);
  return `${DASHBOARD}${asked(query)}`;
}

const asked = (query: URLSearchParams): string => (query.toString() === "" ? "" : `?${query}`);

export function screenIn({ pathname, search, hash }: Pick<Location, "pathname" | "search" | "hash">): Screen {
  if (pathname === DASHBOARD) {
    const page = new URLSearchParams(search).get("page");
    return page ? { name: "dashboard", page } : { name: "dashboard" };
  }
  const [name, notice] = hash.slice(1).split("/");
  if (name !== "inbox") return { name: "talk" };
  return notice ? { name: "inbox", notice } : { name: "inbox" };
}

/** Without loading the page again: what is typed elsewhere on it stays. */
export const goTo = (screen: Screen) => {
  const href = hrefOf(screen);
  if (href !== location.pathname + location.search + location.hash) history.pushState(null, "", href);
  dispatchEvent(new PopStateEvent("popstate"));
};

export function useScreen(): Screen {
  const [screen, setScreen] = useState(() => screenIn(location));
  useEffect(() => {
    const follow = () => setScreen(screenIn(location));
    const events = ["hashchange", "popstate"];
    for (const event of events) addEventListener(event, follow);
    return () => {
      for (const event of events) removeEventListener(event, follow);
    };
  }, []);
  return screen;
}
