import { days } from "../../../../view/days.ts";
import type { NoticeLine } from "../../wire.ts";
import { hashOf } from "../address.ts";
import { type Ago, ago, dayOf, timeOf } from "../day.ts";
import { useDesk, useLocale, useText } from "../desk.ts";

type Props = {
  readonly lines: readonly NoticeLine[];
  readonly unreadOnly: boolean;
  readonly onFilter: (unreadOnly: boolean) => void;
  readonly chosen: string | undefined;
};

const spans: readonly Ago[] = ["today", "yesterday", "thisWeek", "lastWeek", "earlier"];

/** The notices by how long ago they came. */
export function NoticeList({ lines, unreadOnly, onFilter, chosen }: Props) {
  const t = useText();
  const { me } = useDesk();
  if (lines.length === 0) return <Empty title={t.notices.empty} text={t.notices.emptyText} />;
  const unread = lines.filter(({ read }) => !read).length;
  // What is being read stays in the list, although it is read now.
  const shown = unreadOnly ? lines.filter(({ read, id }) => !read || id === chosen) : lines;
  const filter = (label: string, only: boolean) => (
    <li>
      <button type="button" class="chip" aria-pressed={unreadOnly === only} onClick={() => onFilter(only)}>
        {label}
      </button>
    </li>
  );
  return (
    <>
      <ul class="filters" aria-label={t.notices.filter}>
        {filter(t.notices.all(lines.length), false)}
        {filter(t.notices.unread(unread), true)}
      </ul>
      {shown.length === 0 && <Empty title={t.notices.noneUnread} text={t.notices.noneUnreadText} />}
      {spans.map((span) => {
        const of = shown.filter(({ at }) => ago(dayOf(at), me.today) === span);
        if (of.length === 0) return null;
        return (
          <section key={span} aria-labelledby={`notices-${span}`}>
            <h2 class="notices-day" id={`notices-${span}`}>
              {t.notices.days[span]}
            </h2>
            <ul>
              {of.map((line) => (
                <NoticeRow key={line.id} line={line} chosen={line.id === chosen} timeOnly={span === "today"} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

type RowProps = { readonly line: NoticeLine; readonly chosen: boolean; readonly timeOnly: boolean };

function NoticeRow({ line, chosen, timeOnly }: RowProps) {
  const t = useText();
  const locale = useLocale();
  return (
    <li>
      <a
        class={line.read ? "notice is-read" : "notice"}
        href={hashOf({ name: "inbox", notice: line.id })}
        {...(chosen && { "aria-current": "true" as const })}
      >
        <span class="notice-kind">
          {line.kicker}
          {!line.read && (
            <span class="unread-dot">
              <span class="for-screen-readers">{t.notices.isUnread}</span>
            </span>
          )}
          <time dateTime={line.at}>{timeOnly ? timeOf(line.at, locale) : days[locale].weekday(dayOf(line.at))}</time>
        </span>
        <span class="notice-title">{line.title}</span>
        {line.section !== undefined && <code>{line.section}</code>}
      </a>
    </li>
  );
}

const Empty = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <div class="empty">
    <h2>{title}</h2>
    <p>{text}</p>
  </div>
);
