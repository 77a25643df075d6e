import { useState } from "preact/hooks";
import type { Locale } from "../../../../view/locale.ts";
import { useLocale, useText } from "../desk.ts";
import { Frame } from "../frame/frame.tsx";
import { type Server, sentenceOf } from "../server.ts";

type Props = { readonly server: Server; readonly onLocale: (locale: Locale) => void };

const FRAGMENT = /^#[\w-]{20,100}$/;

/** Outside the demo, for whoever is not signed in: how to get in; with a link's token, the button that spends it. */
export function Door({ server, onLocale }: Props) {
  const t = useText();
  const locale = useLocale();
  const [token] = useState(() =>
    location.pathname === "/enter" && FRAGMENT.test(location.hash) ? location.hash.slice(1) : undefined,
  );
  return (
    <Frame screen={t.door.screen} demo={false} home="/" onOtherLanguage={() => onLocale(locale === "ja" ? "en" : "ja")}>
      <section class="door panel">
        {token === undefined ? <HowToEnter /> : <Enter server={server} token={token} />}
      </section>
    </Frame>
  );
}

function HowToEnter() {
  const t = useText();
  return (
    <>
      <h1>{t.door.title}</h1>
      <p>{t.door.how}</p>
      <h2>{t.door.steps}</h2>
      <ol class="door-steps">
        {t.door.stepList.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="quiet">{t.door.why}</p>
    </>
  );
}

/** A press spends the link, not its loading: programs that look into links before people do must not use it up. */
function Enter({ server, token }: { readonly server: Server; readonly token: string }) {
  const t = useText();
  const locale = useLocale();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const enter = async () => {
    setBusy(true);
    try {
      await server.post("enter", { token });
      location.replace("/");
    } catch (error) {
      setProblem(sentenceOf(error, locale));
      setBusy(false);
    }
  };
  return (
    <>
      <h1>{t.door.enterTitle}</h1>
      <p>{t.door.enterNote}</p>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" class="main-button" onClick={enter} aria-busy={busy} disabled={busy}>
        {t.door.enter}
      </button>
    </>
  );
}
