/** What the parent may ask of this process. */
export type Answers = Readonly<Record<string, (about: never) => unknown>>;

type Question = { readonly id: number; readonly question: string; readonly about?: unknown };

/** What the parent handed over. */
export const given = <T>(): T => JSON.parse(process.env.HAGUKUMI_BENCH ?? "{}") as T;

/** Answers the parent; what is opened is asked for as `ready`, and `stop` ends the process. */
export function answerParent(opened: Promise<Answers & { readonly ready: () => unknown }>): void {
  // What is thrown while nobody has asked yet is told to whoever asks first.
  opened.catch(() => {});
  process.on("message", ({ id, question, about }: Question) => {
    const answered = opened.then(async (answers) => {
      const answer = question === "cpu" ? cpu : answers[question];
      return await answer?.(about as never);
    });
    const reply = (message: object) =>
      process.send?.({ id, ...message }, () => {
        if (question === "stop") process.disconnect();
      });
    answered.then(
      (answer) => reply({ answer }),
      (error: Error) => reply({ error: error.stack ?? String(error) }),
    );
  });
  // However the parent ended, nothing stays behind.
  process.on("disconnect", () => process.exit());
}

/** Milliseconds of processor time that this process has used, all its threads together. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
