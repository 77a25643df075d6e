import type { Config } from "../../config.ts";
import type { Finding } from "./finding.ts";
import type { DatabaseState } from "./storage.ts";

type Counts = NonNullable<DatabaseState["staff"]>;
type Setting = Pick<Config, "demo" | "slack" | "teams">;

/** Who can use it, and who answers; nothing where the tables cannot be asked yet, which another finding says. */
export function staff({ fresh, staff: counted }: DatabaseState, config: Setting): readonly Finding[] {
  const counts = counted ?? (fresh ? nobody : undefined);
  if (!counts) return [];
  return config.demo ? [ofDemo(counts)] : ofCity(counts, Boolean(config.slack ?? config.teams));
}

const nobody: Counts = { people: 0, withEmail: 0, hr: 0, admin: 0, demo: 0 };
const check = "名簿";

function ofDemo({ people, demo }: Counts): Finding {
  if (people > 0)
    return {
      check,
      state: "failed",
      found: "取り込んだ職員名簿があるため、デモとしては起動しません。",
      todo: "本番として使うときは HAGUKUMI_DEMO=off、デモを試すときは HAGUKUMI_DATA に別のフォルダーを指定してください。",
    };
  const found = demo > 0 ? `デモの架空の職員が${demo}人います。` : "起動すると、デモの架空の職員を用意します。";
  return { check, state: "ok", found };
}

const ofCity = (counts: Counts, chat: boolean): readonly Finding[] => [
  ...(counts.people > 0 ? [atWork(counts), ...emails(counts, chat), ...roles(counts)] : [empty]),
  ...demoLeft(counts),
];

const empty: Finding = {
  check,
  state: "failed",
  found: "今日在職中の職員がいません。まだだれも使えません。",
  todo: "npx --no-install hagukumi import staff 職員名簿.csv で取り込んでください。先の日からの名簿（--effective）だけを取り込んだときは、その日から使えます。",
};

const atWork = ({ people, withEmail, hr, admin }: Counts): Finding => ({
  check,
  state: "ok",
  found: `今日在職中の職員は${people}人です（メールアドレスのある職員 ${withEmail}人、役割 HR ${hr}人、ADMIN ${admin}人）。`,
});

/** Some have no address, such as those who work outdoors; when it is most of them, a column was left out. */
function emails({ people, withEmail }: Counts, chat: boolean): readonly Finding[] {
  if (!chat || withEmail * 2 >= people) return [];
  return [
    {
      check: "名簿のメールアドレス",
      state: "warning",
      found:
        withEmail === 0
          ? "メールアドレスのある職員がいません。"
          : `メールアドレスのある職員は、${people}人のうち${withEmail}人だけです。`,
      todo: "チャットで使えるのは、チャットのアカウントと同じメールアドレスが名簿にある職員だけです。名簿に「メール」の列を加えて、もう一度取り込んでください。",
    },
  ];
}

function roles({ hr }: Counts): readonly Finding[] {
  if (hr > 0) return [];
  return [
    {
      check: "名簿の役割",
      state: "warning",
      found: "役割が HR（人事）の職員がいません。人事係への質問に、だれも回答できません。",
      todo: "人事担当の行の「役割」に HR、情報システム担当の行には ADMIN と入れて、もう一度取り込んでください。",
    },
  ];
}

function demoLeft({ demo }: Counts): readonly Finding[] {
  if (demo === 0) return [];
  return [
    {
      check: "デモの職員",
      state: "warning",
      found: `デモの架空の職員が${demo}人残っています。`,
      todo: "HAGUKUMI_DATA に新しいフォルダー（DATABASE_URL を使うときは空のデータベース）を指定し、名簿を取り込み直してください。すでに使い始めているときは、全職員の名簿を --deactivate-missing を付けて取り込むと、デモの職員は無効になります。",
    },
  ];
}
