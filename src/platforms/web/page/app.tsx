import { useEffect, useMemo, useState } from "preact/hooks";
import type { Locale } from "../../../view/locale.ts";
import type { Me, Start as StartFacts } from "../wire.ts";
import { personInAddress } from "./address.ts";
import { LocaleContext } from "./desk.ts";
import { createServer, Failed, type Server, sentenceOf } from "./server.ts";
import { SignedIn } from "./signed-in.tsx";
import { Door } from "./start/door.tsx";
import { Start } from "./start/start.tsx";
import { chooseLocale, chosenLocale, forgetRecords, type Handover, recall, remember } from "./tab-memory.ts";
import { text } from "./text.ts";

/** Whose page it is: a person's, nobody's in the demo, or nobody's outside it. */
type Whose =
  | { readonly is: "somebody"; readonly me: Me }
  | { readonly is: "nobody"; readonly start: StartFacts; readonly problem?: string }
  | { readonly is: "unreached"; readonly problem: string };

export function App() {
  const as = personInAddress();
  const [locale, setLocale] = useState<Locale>(() => chosenLocale() ?? "ja");
  const server = useMemo(() => createServer(as, locale), [as, locale]);
  const [whose, setWhose] = useState<Whose>();
  const load = async (asked: Locale) => {
    const found = await findOut(createServer(as, asked), as, asked);
    forgetRecords(found.is === "somebody" ? found.me.person.staffNumber : undefined);
    if (found.is === "somebody") follow(found.me.locale);
    setWhose(found);
  };
  const follow = (spoken: Locale) => {
    chooseLocale(spoken);
    setLocale(spoken);
  };
  useEffect(() => void load(locale), []);

  const speak = async (chosen: Locale) => {
    if (whose?.is === "somebody") setWhose({ is: "somebody", me: await spoken(server, whose.me, chosen) });
    else {
      remember("handover", { ...recall<Handover>("handover"), locale: chosen });
      await load(chosen);
    }
    follow(chosen);
  };
  /** A card can change something about the person too, such as their language. */
  const refresh = async () => {
    const me = await server.get<Me>("me").catch(() => undefined);
    if (!me || whose?.is !== "somebody") return;
    setWhose({ is: "somebody", me });
    follow(me.locale);
  };
  return (
    <LocaleContext.Provider value={locale}>
      <Page whose={whose} server={server} onLocale={speak} onChanged={refresh} onAgain={() => load(locale)} />
    </LocaleContext.Provider>
  );
}

/** The person's own language is kept by the server; the page follows even when that fails. */
const spoken = (server: Server, me: Me, locale: Locale): Promise<Me> =>
  server.post<Me>("locale", { locale }).catch(() => ({ ...me, locale }));

type PageProps = {
  readonly whose: Whose | undefined;
  readonly server: Server;
  readonly onLocale: (locale: Locale) => Promise<void>;
  readonly onChanged: () => Promise<void>;
  readonly onAgain: () => void;
};

function Page({ whose, server, onLocale, onChanged, onAgain }: PageProps) {
  if (!whose) return null;
  if (whose.is === "somebody")
    return <SignedIn me={whose.me} server={server} onLocale={onLocale} onChanged={onChanged} />;
  if (whose.is === "unreached") return <Unreached problem={whose.problem} onAgain={onAgain} />;
  if (!whose.start.demo) return <Door server={server} onLocale={onLocale} />;
  return <Start start={whose.start} server={server} problem={whose.problem} onLocale={onLocale} />;
}

/** Somebody in the address or the session, else the first page. */
async function findOut(server: Server, as: string | undefined, locale: Locale): Promise<Whose> {
  try {
    const start = await server.get<StartFacts>("start");
    if (location.pathname === "/enter" || (start.demo && as === undefined)) return { is: "nobody", start };
    return await somebody(server, start);
  } catch (error) {
    return { is: "unreached", problem: sentenceOf(error, locale) };
  }
}

async function somebody(server: Server, start: StartFacts): Promise<Whose> {
  try {
    const me = await server.get<Me>("me");
    const { locale, ...rest } = recall<Handover>("handover") ?? {};
    remember("handover", rest);
    return { is: "somebody", me: locale && locale !== me.locale ? await spoken(server, me, locale) : me };
  } catch (error) {
    if (error instanceof Failed && error.status === 401) return { is: "nobody", start, problem: error.message };
    throw error;
  }
}

function Unreached({ problem, onAgain }: { readonly problem: string; readonly onAgain: () => void }) {
  return (
    <main class="unreached">
      <h1>{text.ja.product}</h1>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="button" class="main-button" onClick={onAgain}>
        {text.ja.reload}
      </button>
    </main>
  );
}
