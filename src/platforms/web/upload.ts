import type { Request } from "express";
import { type Answer, type ApiOptions, sender } from "./api.ts";
import { Failure } from "./failure.ts";
import { bodies, read } from "./receive.ts";
import { renderSheet } from "./sheets.ts";

/** A city's year of days is 12 MB. */
const MOST_BYTES = 200 * 2 ** 20;

/** A file from the page, handed on as it comes: it is never in memory as a whole. */
export const upload =
  ({ bot }: ApiOptions): Answer =>
  async (request, response, person) => {
    const { target } = read(bodies.upload, { target: named(request) });
    if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLarge();
    if (!request.is("application/octet-stream")) throw new Failure(415, (t) => t.unreadable);
    const card = await bot.upload(sender(person), target, limited(request));
    response.json(renderSheet(card, person.locale));
  };

/** Not in the address, which servers write down. */
function named({ headers }: Request): unknown {
  try {
    return JSON.parse(decodeURIComponent(String(headers["hagukumi-target"])));
  } catch {
    return undefined;
  }
}

async function* limited(request: Request): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    count += chunk.length;
    if (count > MOST_BYTES) throw tooLarge();
    yield chunk;
  }
}

const tooLarge = () => new Failure(413, (t) => t.fileTooLarge);
