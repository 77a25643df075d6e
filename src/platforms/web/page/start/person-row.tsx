import type { PersonLine } from "../../wire.ts";
import { addressOf } from "../address.ts";
import { useText } from "../desk.ts";
import { Seal } from "../frame/seal.tsx";

type Props = { readonly person: PersonLine; readonly isLast: boolean; readonly onChoose: () => void };

/** One member of staff; a link, so that it can be opened in a tab of its own. */
export function PersonRow({ person, isLast, onChoose }: Props) {
  const t = useText();
  return (
    <li>
      <a class={isLast ? "person-row is-last" : "person-row"} href={addressOf(person.staffNumber)} onClick={onChoose}>
        <Seal name={person.name} />
        <span class="person-row-text" lang="ja">
          <span class="person-name">
            {person.name}
            <span class="person-kana">{person.kana}</span>
          </span>
          <span class="person-unit">
            {person.unit}　{person.title}
          </span>
        </span>
        {isLast && <span class="person-last">{t.start.last}</span>}
        <span class={person.special ? "person-role is-special" : "person-role"}>{person.role}</span>
      </a>
    </li>
  );
}
