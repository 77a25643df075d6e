import type { ComponentChildren } from "preact";
import { goTo, hrefOf, type Screen } from "../address.ts";

type Props = {
  readonly to: Screen;
  readonly class: string;
  /** It leads to where one is. */
  readonly here?: boolean;
  readonly children: ComponentChildren;
};

/** A link to a screen: it can be opened in another tab as any link, and where it is followed here nothing is loaded again. */
export function ScreenLink({ to, class: name, here = false, children }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <a class={name} href={hrefOf(to)} onClick={follow} {...(here && { "aria-current": "page" as const })}>
      {children}
    </a>
  );
}
