import { Fragment } from "preact";
import { days } from "../../../../view/days.ts";
import { dayOf } from "../day.ts";
import { useLocale } from "../desk.ts";
import { AnswerLine, QuestionLine } from "./turn.tsx";
import type { Talking } from "./use-record.ts";

/** Question and answer under each other, as in minutes, with a line where a day begins. */
export function Thread({ talking }: { readonly talking: Talking }) {
  const locale = useLocale();
  const { turns } = talking;
  return (
    <ol class="thread">
      {turns.map((turn, at) => {
        const day = dayOf(turn.at);
        const before = turns[at - 1];
        return (
          <Fragment key={turn.id}>
            {(!before || dayOf(before.at) !== day) && (
              <li class="thread-day">
                <span>{days[locale].weekday(day)}</span>
              </li>
            )}
            {turn.words !== undefined && <QuestionLine turn={turn} words={turn.words} />}
            <AnswerLine turn={turn} talking={talking} />
          </Fragment>
        );
      })}
    </ol>
  );
}
