import { useEffect, useMemo } from "preact/hooks";
import type { Locale } from "../../../view/locale.ts";
import type { Me } from "../wire.ts";
import { addressOf, goTo, useScreen } from "./address.ts";
import { Dashboard } from "./dashboard/dashboard.tsx";
import { type Desk, DeskContext, useLocale, useText } from "./desk.ts";
import { useDialogs } from "./dialog/use-dialogs.tsx";
import { Frame } from "./frame/frame.tsx";
import { PersonBadge } from "./frame/person-badge.tsx";
import { Tabs } from "./frame/tabs.tsx";
import { Inbox } from "./inbox/inbox.tsx";
import { useNotices } from "./inbox/use-notices.ts";
import type { Server } from "./server.ts";
import { forgetRecords, type Handover, take } from "./tab-memory.ts";
import { Talk } from "./talk/talk.tsx";
import { useRecord } from "./talk/use-record.ts";
import { useUnread } from "./use-unread.ts";

type Props = {
  readonly me: Me;
  readonly server: Server;
  readonly onLocale: (locale: Locale) => Promise<void>;
  readonly onChanged: () => Promise<void>;
};

/** The page of one person: its screens, and the dialogs over them. */
export function SignedIn({ me, server, onLocale, onChanged }: Props) {
  const t = useText();
  const locale = useLocale();
  const screen = useScreen();
  const { staffNumber } = me.person;
  const unread = useUnread(me.demo ? staffNumber : undefined, me.unread);
  const talking = useRecord(server, staffNumber);
  const notices = useNotices(server, unread, screen.name === "inbox");
  const { open, read, confirm, close, closed, dialogs } = useDialogs(server);
  const say = (words: string) => {
    close();
    goTo({ name: "talk" });
    talking.say(words);
  };
  const desk: Desk = { me, server, say, open, read, confirm, changed: onChanged };
  useHandover(say);

  const leave = async () => {
    await server.post("leave", {}).catch(() => undefined);
    forgetRecords();
    location.assign("/");
  };
  return (
    <DeskContext.Provider value={desk}>
      <Frame
        screen={t[screen.name]}
        demo={me.demo}
        home={me.demo ? addressOf(staffNumber) : "/"}
        tabs={<Tabs here={screen.name} unread={unread} dashboard={me.pages.length > 0} />}
        badge={<PersonBadge person={me.person} demo={me.demo} onLeave={leave} />}
        onOtherLanguage={() => onLocale(locale === "ja" ? "en" : "ja")}
      >
        {screen.name === "talk" && <Talk talking={talking} />}
        {screen.name === "inbox" && <Inbox notices={notices} chosen={screen.notice} />}
        {screen.name === "dashboard" && <Dashboard chosen={screen.page} closed={closed} />}
      </Frame>
      {dialogs}
    </DeskContext.Provider>
  );
}

/** Asks what was chosen on the first page, once. */
function useHandover(say: (words: string) => void): void {
  const handed = useMemo(() => take<Handover>("handover"), []);
  useEffect(() => {
    if (handed?.question) say(handed.question);
  }, []);
}
