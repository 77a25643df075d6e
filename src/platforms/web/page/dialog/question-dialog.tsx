import { useId } from "preact/hooks";
import type { Question } from "../desk.ts";
import { Dialog } from "./dialog.tsx";

type Props = { readonly question: Question; readonly onAnswer: (yes: boolean) => void };

/** Asked before a costly act. The careful answer comes first and has the focus. */
export function QuestionDialog({ question, onAnswer }: Props) {
  const id = useId();
  return (
    <Dialog
      kind="question-dialog"
      role="alertdialog"
      labelledBy={`${id}-title`}
      describedBy={`${id}-text`}
      onClose={() => onAnswer(false)}
    >
      <h2 id={`${id}-title`}>{question.title}</h2>
      <p id={`${id}-text`}>{question.text}</p>
      <div class="button-row">
        <button type="button" class="side-button" onClick={() => onAnswer(false)}>
          {question.no}
        </button>
        <button type="button" class="main-button" onClick={() => onAnswer(true)}>
          {question.yes}
        </button>
      </div>
    </Dialog>
  );
}
