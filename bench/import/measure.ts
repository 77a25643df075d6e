// Taking days in on a PostgreSQL of the bench's own.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { inDirect } from "../../src/services/database/database.ts";
import { openBench } from "../chat/database.ts";
import { staffNumber, writeFile } from "./file.ts";
import type { Taken } from "./taking.ts";

type Options = { readonly sizes: readonly number[]; readonly people: number; readonly program: string };
type Row = {
  readonly rows: number;
  readonly what: string;
  readonly seconds: number;
  readonly "COPY alone": number;
  readonly ratio: number;
  readonly "peak RSS MB": number;
  readonly "event loop p99 ms": number;
  readonly "max ms": number;
};

export async function measure(dataDir: string, { sizes, people, program }: Options) {
  const staff = Array.from({ length: people }, (_, n) => ({ name: staffNumber(n) }));
  const server = await openBench(join(dataDir, "postgres"), staff);
  const rows: Row[] = [];
  try {
    for (const size of sizes) {
      const url = await server.fresh();
      const file = join(dataDir, "days.csv");
      await writeFile(file, size, people);
      const bare = await plainCopy(url, file);
      rows.push(await timed("first time", url, { file, size, bare, program }));
      rows.push(await timed("the same again", url, { file, size, bare, program }));
      await writeFile(file, size, people, 1);
      rows.push(await timed("all changed", url, { file, size, bare, program }));
      await server.drop(url);
    }
    return { rows, checks: checksOf(rows) };
  } finally {
    await server.stop();
  }
}

const secondsOf = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** The same bytes as text, in a table without keys. */
const plainCopy = (url: string, file: string) =>
  secondsOf(() =>
    inDirect(
      url,
      async (direct) => {
        await direct.query("create table bare (staff text, day text, start text, finish text, over text)");
        await direct.copy(
          "copy bare from stdin with (format csv, header true, encoding 'sjis')",
          createReadStream(file),
        );
      },
      () => false,
    ),
  );

type Taking = { readonly file: string; readonly size: number; readonly bare: number; readonly program: string };

/** In a process of its own, so that its memory is the import's alone. */
async function timed(what: string, url: string, { file, size, bare, program }: Taking): Promise<Row> {
  const child = fork(program, [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  child.send({ url, file });
  const [taken] = (await once(child, "message")) as [Taken];
  await once(child, "exit");
  if (taken.rows !== size) throw new Error(`${taken.rows} rows were taken in: ${taken.problem}`);
  const { seconds, peak, p99, most } = taken;
  return {
    ...{ rows: size, what, seconds: round(seconds), "COPY alone": round(bare), ratio: round(seconds / bare) },
    ...{ "peak RSS MB": Math.round(peak), "event loop p99 ms": round(p99), "max ms": round(most) },
  };
}

const round = (figure: number) => Math.round(figure * 100) / 100;

/** What the product promises. */
function checksOf(rows: readonly Row[]) {
  const seconds = (size: number) => Math.max(...rows.filter((row) => row.rows === size).map((row) => row.seconds));
  const [least, most] = [Math.min(...rows.map((row) => row.rows)), Math.max(...rows.map((row) => row.rows))];
  return [
    { what: "260,000 rows take less than 90 s", holds: (seconds(least) / least) * 260_000 < 90 },
    {
      what: "time in proportion to the rows, half as much again allowed",
      holds: seconds(most) / most < (1.5 * seconds(least)) / least,
    },
    { what: "memory stays under 300 MB", holds: rows.every((row) => row["peak RSS MB"] < 300) },
    { what: "live requests wait less than 100 ms (p99)", holds: rows.every((row) => row["event loop p99 ms"] < 100) },
  ];
}
