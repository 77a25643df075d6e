import type { Done, Round } from "./play.ts";

// What must hold whatever happens in whatever order. It knows nothing of how evaluations work.

const keyOf = ({ sent }: Done) => sent.form.target.key ?? "";
const isTaken = ({ answer }: Done) => answer.type === "next-page" || (answer.type === "card" && !answer.refused);

/** Whether somebody had been shown a word on the screen from which they handed in. */
const showed = ({ sent }: Done, word: string) => sent.shown.includes(word);

/** What comes back to be looked at holds what was typed; under a no the form itself stays open on every platform. */
const isKept = ({ answer, sent }: Done) =>
  answer.type === "card" ||
  sent.word === undefined ||
  answer.form.fields.some(({ value }) => String(value ?? "").includes(sent.word ?? ""));

/** Words of a message that goes with a step, or of what is taken out by the same press, are not kept. */
const isWritten = ({ sent }: Done) => sent.via !== "less" && sent.form.target.name !== "send-back";

/** A page that is turned where nothing was typed is no deed. */
const isTurning = ({ sent }: Done) => sent.via !== "submit" && sent.word === undefined;

/** Everything that is wrong with what was played, in words. */
export async function wrongIn(rounds: AsyncIterable<Round>): Promise<readonly string[]> {
  const wrong: string[] = [];
  const before = new Set<string>();
  for await (const round of rounds) {
    wrong.push(...wrongInOne(round, before));
    for (const each of round.done.filter(isTaken)) before.add(keyOf(each));
  }
  return wrong;
}

/** earlier: keys of what was taken in earlier rounds; the same once more writes nothing. */
function wrongInOne({ before, done, moves, after }: Round, earlier: ReadonlySet<string>): readonly string[] {
  const taken = done.filter((each) => isTaken(each) && !earlier.has(keyOf(each)));
  const others = done.filter((each) => !isTaken(each));
  const keys = new Set(taken.map(keyOf));
  // What was refused while it was not the time may be done by a second tap once the time has come.
  const doneBefore = (key: string, nth: number) => taken.some((each) => keyOf(each) === key && each.nth < nth);
  const wasDone = (each: Done) => earlier.has(keyOf(each)) || doneBefore(keyOf(each), each.nth);
  const written = taken.flatMap((each) => (isWritten(each) && each.sent.word ? [each.sent.word] : []));
  const lost = [...before.words, ...written].filter((word) => !after.words.has(word));
  const unseen = lost.filter((word) => !taken.some((each) => showed(each, word) && each.sent.word !== word));
  const sneaked = others.filter(({ sent }) => sent.word && after.words.has(sent.word) && !written.includes(sent.word));
  const denied = others.filter((each) => wasDone(each) && !isTurning(each));
  const forgotten = others.filter((each) => !isKept(each));
  const closed = before.state === "closed" && (after.version !== before.version || !isSame(before.words, after.words));
  return [
    ...unseen.map((word) => `${word} was replaced by somebody who had not seen it`),
    ...sneaked.map(({ sent }) => `${sent.word} was written though it was not taken`),
    ...denied.map(({ sent }) => `${sent.form.target.name} was done, and then said not to be`),
    ...forgotten.map(({ sent }) => `${sent.word} was neither written nor shown back`),
    ...(after.version - before.version > keys.size + moves ? ["a step was done twice"] : []),
    ...(closed ? ["something was written after the end"] : []),
  ];
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  one.size === other.size && [...one].every((word) => other.has(word));
