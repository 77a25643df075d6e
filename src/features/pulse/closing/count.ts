import type { Ballot } from "../answering/ballot.ts";
import { type Counted, type Opened, publishedOf, type Results, treeOf } from "../opened.ts";
import { floors, toldMean, toldShare } from "../publication/floors.ts";
import { type Earlier, publish } from "../publication/publish.ts";
import { type Tree, totals } from "../publication/tree.ts";
import { floorOf, isScale, type Question } from "../survey.ts";

type Invited = ReadonlyMap<string, readonly string[]>;
/** A survey that was counted before, with who was invited to it. */
export type Before = { readonly opened: Counted; readonly invited: Invited };

/** All that is to be told of a survey, from its ballots; nothing else of them is kept. */
export function count(opened: Opened, invited: Invited, ballots: readonly Ballot[], before: readonly Before[]) {
  const tree = treeOf(opened.units, invited);
  const comments = ballots.flatMap(({ comment }) => (comment === "" ? [] : [comment]));
  const enough = ballots.length >= floors.comments && comments.length >= floors.comments;
  const { questions } = opened.content;
  const results: Results = {
    rates: ratesOf(tree, ballots),
    means: Object.fromEntries(
      questions.filter(isScale).map((question) => [question.id, meansOf(tree, ballots, question, before)]),
    ),
    shares: Object.fromEntries(questions.filter((each) => !isScale(each)).flatMap((each) => sharesOf(each, ballots))),
    comments: enough,
  };
  return { results, comments: enough ? comments : [] };
}

const inUnit = (ballots: readonly Ballot[]) => (id: string) => ballots.filter(({ unit }) => unit === id).length;

/** Only where scores may be told. */
function ratesOf(tree: Tree, ballots: readonly Ballot[]): Results["rates"] {
  const answered = inUnit(ballots);
  const { shown } = publish(tree, answered, floors.score);
  const [asked, sums] = [totals(tree, ({ people }) => people.length), totals(tree, ({ id }) => answered(id))];
  const rate = (id: string) => toldShare(sums.get(id) ?? 0, asked.get(id) ?? 1);
  return Object.fromEntries([...shown].map((id) => [id, rate(id)]));
}

function meansOf(tree: Tree, ballots: readonly Ballot[], question: Question, before: readonly Before[]) {
  const { id } = question;
  const floor = floorOf(question);
  const given = ballots.filter(({ answers }) => answers[id] !== undefined);
  const { shown, exact } = publish(
    tree,
    inUnit(given),
    floor,
    before.flatMap((each) => earlier(each, id)),
  );
  const counts = totals(tree, (unit) => inUnit(given)(unit.id));
  const sums = totals(tree, (unit) =>
    given.filter((ballot) => ballot.unit === unit.id).reduce((sum, { answers }) => sum + Number(answers[id]), 0),
  );
  const told = (unit: string) => toldMean(sums.get(unit) ?? 0, counts.get(unit) ?? 1, floor);
  return { shown: Object.fromEntries([...shown].map((unit) => [unit, told(unit)])), exact: [...exact] };
}

/** Only surveys that asked the same. */
const earlier = ({ opened, invited }: Before, question: string): readonly Earlier[] =>
  opened.results.means[question]
    ? [{ tree: treeOf(opened.units, invited), ...publishedOf(opened.results, question) }]
    : [];

function sharesOf({ id, options = [] }: Question, ballots: readonly Ballot[]) {
  const given = ballots.flatMap(({ answers }) => answers[id] ?? []);
  if (given.length < floors.comments) return [];
  const share = (option: string) => toldShare(given.filter((each) => each === option).length, given.length);
  return [[id, Object.fromEntries(options.map((option) => [option.id, share(option.id)]))] as const];
}
