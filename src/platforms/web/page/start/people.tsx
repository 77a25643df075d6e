import { useEffect, useRef } from "preact/hooks";
import { addressOf } from "../address.ts";
import { useText } from "../desk.ts";
import type { Server } from "../server.ts";
import { type Handover, recall, remember } from "../tab-memory.ts";
import { PersonRow } from "./person-row.tsx";
import { usePeople } from "./use-people.ts";

type Props = {
  readonly server: Server;
  readonly city: string;
  /** Asked as whoever is chosen. */
  readonly question: string | undefined;
  readonly problem: string | undefined;
  readonly onDrop: () => void;
};

const LAST = "last-person";

/** The person switcher of the demo. */
export function People({ server, city, question, problem, onDrop }: Props) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const { typed, setTyped, found, failed } = usePeople(server);
  const last = recall<string>(LAST);
  useEffect(() => {
    if (question !== undefined) field.current?.focus();
  }, [question]);

  const choose = (staffNumber: string) => {
    remember("handover", { ...recall<Handover>("handover"), question });
    remember(LAST, staffNumber);
  };
  /** Enter takes the only one found. */
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const [only, ...others] = found?.people ?? [];
    if (!only || others.length > 0) return;
    choose(only.staffNumber);
    location.assign(addressOf(only.staffNumber));
  };
  const rest = found ? found.total - found.people.length : 0;
  const note = problem ?? failed;

  return (
    <section class="panel" aria-labelledby="people-title">
      <h2 id="people-title">{t.start.who}</h2>
      <p class="quiet">{t.start.whoNote(city)}</p>
      {question !== undefined && (
        <p class="pending-question" role="status">
          {t.start.whoAsks(question)}
          <button type="button" class="as-link" onClick={onDrop}>
            {t.start.dropQuestion}
          </button>
        </p>
      )}
      {note !== undefined && (
        <p class="problem" role="alert">
          {note}
        </p>
      )}
      <search>
        <form class="people-search" onSubmit={onSubmit}>
          <label for="people-field">{t.start.search}</label>
          <div class="people-search-row">
            <input
              id="people-field"
              ref={field}
              type="search"
              autocomplete="off"
              maxLength={100}
              aria-describedby="people-count"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <span id="people-count" class="quiet" role="status">
              {found && t.start.count(found.total)}
            </span>
          </div>
        </form>
      </search>
      <ul class="people">
        {found?.people.map((person) => (
          <PersonRow
            key={person.staffNumber}
            person={person}
            isLast={person.staffNumber === last}
            onChoose={() => choose(person.staffNumber)}
          />
        ))}
      </ul>
      {found?.total === 0 && <p class="quiet people-more">{t.start.none}</p>}
      {rest > 0 && <p class="quiet people-more">{found?.typed ? t.start.moreFound(rest) : t.start.more(rest)}</p>}
    </section>
  );
}
