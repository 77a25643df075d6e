import { hashOf, type Screen } from "../address.ts";
import { useText } from "../desk.ts";
import { Icon } from "./icon.tsx";

/** The screens of a signed-in page: on top, and at the bottom of a phone. */
export function Tabs({ here, unread }: { readonly here: Screen["name"]; readonly unread: number }) {
  const t = useText();
  const tab = (name: Screen["name"]) => (
    <a class="tab" href={hashOf({ name })} {...(here === name && { "aria-current": "page" as const })}>
      <Icon name={name} />
      <span>{t[name]}</span>
      {name === "inbox" && unread > 0 && (
        <span class="unread-count">
          <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
          <span class="for-screen-readers">{t.unread(unread)}</span>
        </span>
      )}
    </a>
  );
  return (
    <nav class="tabs" aria-label={t.screens}>
      {tab("talk")}
      {tab("inbox")}
    </nav>
  );
}
