import { useDesk, useText } from "../desk.ts";
import { ScreenLink } from "../frame/screen-link.tsx";
import { PagePane } from "./page-pane.tsx";

type Props = {
  readonly chosen: string | undefined;
  /** Grows with each dialog that is closed. */
  readonly closed: number;
};

/** 人事の画面: its pages, and beside them the one that is looked at. */
export function Dashboard({ chosen, closed }: Props) {
  const t = useText();
  const { pages } = useDesk().me;
  if (pages.length === 0) return <NotTheirs />;
  const shown = pages.find(({ name }) => name === chosen);
  return (
    <div class="dashboard">
      <nav class="page-list" aria-labelledby="pages-title">
        <h1 id="pages-title">{t.dashboard}</h1>
        <ul>
          {pages.map(({ name, title }) => (
            <li key={name}>
              <ScreenLink class="page-link" to={{ name: "dashboard", page: name }} here={name === shown?.name}>
                {title}
              </ScreenLink>
            </li>
          ))}
        </ul>
      </nav>
      {shown ? (
        <PagePane key={shown.name} {...shown} closed={closed} />
      ) : (
        <p class="quiet reading-none">{t.pages.choose}</p>
      )}
    </div>
  );
}

/** For whoever followed somebody else's address. */
function NotTheirs() {
  const t = useText();
  return (
    <div class="not-theirs panel">
      <h1>{t.dashboard}</h1>
      <p>{t.pages.notTheirs}</p>
      <ScreenLink class="as-link" to={{ name: "talk" }}>
        {t.pages.toTalk}
      </ScreenLink>
    </div>
  );
}
