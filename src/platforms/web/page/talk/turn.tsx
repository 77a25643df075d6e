import { SheetView } from "../card/sheet-view.tsx";
import { timeOf } from "../day.ts";
import { useLocale, useText } from "../desk.ts";
import { useDelayed } from "../use-delayed.ts";
import type { Turn } from "./record.ts";
import type { Talking } from "./use-record.ts";

/** Speaker and time, in the gutter. */
function Gutter({ who, at, isBot }: { readonly who: string; readonly at?: string; readonly isBot?: true }) {
  const locale = useLocale();
  return (
    <p class="turn-gutter">
      <span class={isBot ? "turn-who is-bot" : "turn-who"}>{who}</span>
      {at !== undefined && <time dateTime={at}>{timeOf(at, locale)}</time>}
    </p>
  );
}

export function QuestionLine({ turn, words }: { readonly turn: Turn; readonly words: string }) {
  const t = useText();
  return (
    <li class="turn" id={`turn-${turn.id}`}>
      <Gutter who={t.talking.asked} at={turn.at} />
      <p class="asked">{words}</p>
    </li>
  );
}

type Props = { readonly turn: Turn; readonly talking: Talking };

export function AnswerLine({ turn, talking }: Props) {
  const t = useText();
  const anchor = turn.words === undefined ? { id: `turn-${turn.id}` } : {};
  if (turn.state === "waiting") return <Searching />;
  return (
    <li class="turn" {...anchor}>
      <Gutter who={t.talking.answered} {...(turn.state === "answered" && { at: turn.answeredAt })} isBot />
      {turn.state === "failed" ? (
        <Unsent turn={turn} talking={talking} />
      ) : (
        <SheetView
          id={`sheet-${turn.id}`}
          sheet={turn.sheet}
          onReplace={(sheet) => talking.replace(turn.id, sheet)}
          onResult={(sheet) => {
            const id = talking.append(sheet);
            requestAnimationFrame(() => document.getElementById(`sheet-${id}`)?.focus());
          }}
        />
      )}
    </li>
  );
}

const CALM_MS = 300;

/** A quick answer needs no sign that it is on its way. */
function Searching() {
  const t = useText();
  const late = useDelayed(CALM_MS);
  return (
    <li class="turn">
      <Gutter who={t.talking.answered} isBot />
      <p class="searching" role="status">
        {late && t.talking.searching}
      </p>
    </li>
  );
}

function Unsent({ turn, talking }: { readonly turn: Extract<Turn, { state: "failed" }>; readonly talking: Talking }) {
  const t = useText();
  return (
    <div class="unsent">
      <p role="alert">
        <strong>{t.talking.failed}</strong>
        {turn.problem}
      </p>
      <div class="button-row">
        <button type="button" class="main-button" onClick={() => talking.sayAgain(turn)}>
          {t.talking.again}
        </button>
        <button type="button" class="side-button" onClick={() => talking.rewrite(turn)}>
          {t.talking.rewrite}
        </button>
      </div>
    </div>
  );
}
