import type { PersonLine } from "../../wire.ts";
import { useText } from "../desk.ts";
import { Seal } from "./seal.tsx";

type Props = { readonly person: PersonLine; readonly demo: boolean; readonly onLeave: () => void };

/** Who this tab is, and the way to be nobody. */
export function PersonBadge({ person, demo, onLeave }: Props) {
  const t = useText();
  const face = (
    <>
      <Seal name={person.name} />
      <span class="badge-text" lang="ja">
        <span class="badge-name">{person.name}</span>
        <span class="badge-unit">
          {person.unit}・{person.title}
        </span>
      </span>
    </>
  );
  if (!demo)
    return (
      <>
        <span class="badge">{face}</span>
        <button type="button" class="tool" onClick={onLeave}>
          {t.leave}
        </button>
      </>
    );
  return (
    <a class="badge" href="/" title={t.switchPerson}>
      {face}
      <span class="for-screen-readers">{t.switchPerson}</span>
    </a>
  );
}
