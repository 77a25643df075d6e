import { leaveKinds } from "../../features/leave/nudges/kinds.ts";
import { overtimeKinds } from "../../features/overtime/nudges/kinds.ts";

/** A kind of nudge as `nudge --help` lists it. facts: what each says, in Japanese. */
export type ListedKind = {
  readonly kind: string;
  readonly when: string;
  readonly facts: Readonly<Record<string, string>>;
};

const listed: readonly ListedKind[] = [
  {
    kind: "evaluation.desk",
    when: "人事評価の手続と面談の期限の7日前・3日前・前日・当日・翌日",
    facts: { due: "いちばん早い期限", steps: "残っている手続の数" },
  },
  { kind: "evaluation.training", when: "評価者研修をまだ受けていない一次・二次評価者に一度", facts: {} },
  { kind: "pulse.open", when: "アンケートの受付が始まった日", facts: { questions: "問いの数" } },
  { kind: "pulse.results", when: "アンケートの市全体の結果が出た日", facts: { closesOn: "締切の日" } },
  {
    kind: "pulse.reminder",
    when: "アンケートの締切の前に一度、まだの人に（だれに送るかは、この一覧には出しません）",
    facts: {},
  },
  {
    kind: "one-on-one.reminder",
    when: "1on1と約束の期限の前の開庁日、週の初めに期限を過ぎた約束があるとき、4週間ごとに上司としばらく話していない本人に（1日1通）",
    facts: { tomorrow: "次の開庁日の1on1の数", promises: "約束の数", overdue: "話していない相手の数" },
  },
  {
    kind: "enquiry.waiting",
    when: "人事係への質問が、設定の営業日数を超えて待っているとき",
    facts: { waiting: "件数" },
  },
  {
    kind: "curated-answer.review",
    when: "庁内Q&Aの見直しの日、またはもとの条文が変わったとき",
    facts: { reviewOn: "見直しの日", changed: "変わった条文の数" },
  },
  {
    kind: "weekly.card",
    when: "管理職・係長に週に一度（既定は月曜10時）、チームについてお知らせすることがあるとき",
    facts: { week: "その週の月曜日", suggested: "提案した機能" },
  },
  { kind: "departure.ask", when: "退庁予定を尋ねる所属の職員に、開庁日の15時に", facts: {} },
  ...overtimeKinds,
  { kind: "departure.list", when: "その上司に、同じ時に", facts: { people: "尋ねた人数" } },
  ...leaveKinds,
];

/** The kinds and their facts, after the options. */
export const nudgeHelp = (): string => `
JSONの1行：{"to":"職員番号","kind":"…","once":"二度送らないための名前","section":"方針の項目","why":"理由","facts":{…}}。facts の時間は分です。
閉庁日には送りません。休暇の予定がある人には、戻った日に改めて判断します。受け取る人が止めている種類と、すでに送ったものは出ません。

お知らせの種類（kind）と facts：
${listed.map(lineOf).join("\n")}`;

const lineOf = ({ kind, when, facts }: ListedKind): string => {
  const told = Object.entries(facts).map(([name, words]) => `${name}（${words}）`);
  return `  ${kind}　${when}${told.length > 0 ? `。facts：${told.join("、")}` : ""}`;
};
