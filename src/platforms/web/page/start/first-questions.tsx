import { useText } from "../desk.ts";

type Props = {
  readonly questions: readonly string[];
  readonly chosen?: string | undefined;
  readonly onChoose: (question: string) => void;
};

/** What can be asked, as rows. */
export function FirstQuestions({ questions, chosen, onChoose }: Props) {
  const t = useText();
  if (questions.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="questions-title">
      <h2 id="questions-title">{t.start.questions}</h2>
      <QuestionRows questions={questions} chosen={chosen} onChoose={onChoose} />
    </section>
  );
}

export const QuestionRows = ({ questions, chosen, onChoose }: Props) => (
  <ul class="question-rows">
    {questions.map((question) => (
      <li key={question}>
        <button
          type="button"
          onClick={() => onChoose(question)}
          {...(chosen !== undefined && { "aria-pressed": chosen === question })}
        >
          {question}
        </button>
      </li>
    ))}
  </ul>
);
