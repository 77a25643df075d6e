import type { Screen } from "../address.ts";
import { useText } from "../desk.ts";
import { Icon } from "./icon.tsx";
import { ScreenLink } from "./screen-link.tsx";

/** dashboard: whether it is theirs. */
type Props = { readonly here: Screen["name"]; readonly unread: number; readonly dashboard: boolean };

/** The screens of a signed-in page: on top, and at the bottom of a phone. */
export function Tabs({ here, unread, dashboard }: Props) {
  const t = useText();
  const tab = (name: Screen["name"]) => (
    <ScreenLink class="tab" to={{ name }} here={here === name}>
      <Icon name={name} />
      <span>{t[name]}</span>
      {name === "inbox" && unread > 0 && (
        <span class="unread-count">
          <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
          <span class="for-screen-readers">{t.unread(unread)}</span>
        </span>
      )}
    </ScreenLink>
  );
  return (
    <nav class="tabs" aria-label={t.screens}>
      {tab("talk")}
      {tab("inbox")}
      {dashboard && tab("dashboard")}
    </nav>
  );
}
