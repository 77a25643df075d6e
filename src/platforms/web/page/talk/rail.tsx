import { useDesk, useText } from "../desk.ts";
import { citedIn, type Turn } from "./record.ts";

/** Beside the talk: who can read it, and the sections it cites. */
export function Rail({ turns }: { readonly turns: readonly Turn[] }) {
  const t = useText();
  const { me } = useDesk();
  return (
    <aside class="rail" aria-label={t.talking.about}>
      <section aria-labelledby="readers-title">
        <h2 id="readers-title">{t.talking.readers}</h2>
        <ul class="readers">
          {me.readers.map(({ text, may }) => (
            <li key={text} class={may ? "may-read" : "may-not-read"}>
              {text}
            </li>
          ))}
        </ul>
        <p class="quiet">{t.talking.forgetNote}</p>
      </section>
      <section aria-labelledby="cited-title">
        <h2 id="cited-title">{t.talking.cited}</h2>
        <CitedList turns={turns} />
      </section>
    </aside>
  );
}

function CitedList({ turns }: { readonly turns: readonly Turn[] }) {
  const t = useText();
  const cited = citedIn(turns);
  if (cited.length === 0) return <p class="quiet">{t.talking.nothingCited}</p>;
  return (
    <ol class="cited">
      {cited.map(({ section, heading, considering, turn }) => (
        <li key={section}>
          <button type="button" onClick={() => goToSheet(turn)}>
            <code>{section}</code>
            <span lang="ja">{heading}</span>
            {considering && <span class="flag-considering">{t.talking.considering}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}

function goToSheet(turn: string): void {
  const sheet = document.getElementById(`sheet-${turn}`);
  sheet?.scrollIntoView();
  sheet?.focus({ preventScroll: true });
}
