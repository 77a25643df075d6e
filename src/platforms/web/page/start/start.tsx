import { useState } from "preact/hooks";
import type { Locale } from "../../../../view/locale.ts";
import type { Start as StartFacts } from "../../wire.ts";
import { useLocale, useText } from "../desk.ts";
import { Frame } from "../frame/frame.tsx";
import type { Server } from "../server.ts";
import { FirstQuestions } from "./first-questions.tsx";
import { People } from "./people.tsx";
import { Promises } from "./promises.tsx";

type Props = {
  readonly start: StartFacts;
  readonly server: Server;
  /** Why the person in the address could not be taken. */
  readonly problem?: string | undefined;
  readonly onLocale: (locale: Locale) => void;
};

/** The first page of the demo: who would you like to be, and what to ask. */
export function Start({ start, server, problem, onLocale }: Props) {
  const t = useText();
  const locale = useLocale();
  const [question, setQuestion] = useState<string>();
  return (
    <Frame
      screen={t.start.screen}
      demo={start.demo}
      home="/"
      onOtherLanguage={() => onLocale(locale === "ja" ? "en" : "ja")}
    >
      <div class="start">
        <section class="start-lead">
          <h1>
            {t.start.headline.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h1>
          <p>{t.start.lead}</p>
        </section>
        <People
          server={server}
          city={start.city}
          question={question}
          problem={problem}
          onDrop={() => setQuestion(undefined)}
        />
        <div class="start-beside">
          <FirstQuestions questions={start.questions} chosen={question} onChoose={setQuestion} />
          <Promises />
        </div>
      </div>
    </Frame>
  );
}
