import { useEffect } from "preact/hooks";
import { useDesk, useText } from "../desk.ts";
import { QuestionRows } from "../start/first-questions.tsx";
import { Announcer } from "./announcer.tsx";
import { Composer } from "./composer.tsx";
import { Rail } from "./rail.tsx";
import { Thread } from "./thread.tsx";
import type { Talking } from "./use-record.ts";

/** The written record of questions and answers, and the field for the next one. */
export function Talk({ talking }: { readonly talking: Talking }) {
  const t = useText();
  const { turns } = talking;
  const empty = turns.length === 0;
  const { id: last, state } = turns.at(-1) ?? {};
  // A new turn, or the last one when one comes back; and again with its answer, for which there was no room before.
  useEffect(() => {
    if (last !== undefined) document.getElementById(`turn-${last}`)?.scrollIntoView();
  }, [last, state]);
  return (
    <div class="talk">
      <div class="talk-main">
        {empty ? <Welcome onAsk={talking.say} /> : <h1 class="for-screen-readers">{t.talk}</h1>}
        <section role="log" aria-live="off" aria-label={t.talking.record}>
          {!empty && <Thread talking={talking} />}
        </section>
        <Announcer turns={turns} />
        {!empty && <NextQuestions talking={talking} />}
        <Composer talking={talking} />
      </div>
      <Rail turns={turns} />
    </div>
  );
}

function Welcome({ onAsk }: { readonly onAsk: (words: string) => void }) {
  const t = useText();
  const { me } = useDesk();
  return (
    <div class="welcome">
      <h1>{t.talking.welcome(me.person.name)}</h1>
      <p>{t.talking.welcomeNote}</p>
      <div class="panel">
        <h2 id="first-title">{t.start.questions}</h2>
        <QuestionRows questions={me.questions} onChoose={onAsk} />
      </div>
    </div>
  );
}

const SUGGESTED = 3;

/** What has not been asked yet. */
function NextQuestions({ talking: { turns, say } }: { readonly talking: Talking }) {
  const t = useText();
  const { me } = useDesk();
  const next = me.questions.filter((question) => !turns.some(({ words }) => words === question)).slice(0, SUGGESTED);
  if (next.length === 0 || turns.some(({ state }) => state === "waiting")) return null;
  return (
    <ul class="chips" aria-label={t.talking.next}>
      {next.map((question) => (
        <li key={question}>
          <button type="button" class="chip" onClick={() => say(question)}>
            {question}
          </button>
        </li>
      ))}
    </ul>
  );
}
