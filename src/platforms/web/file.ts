import { type Answer, type ApiOptions, sender } from "./api.ts";
import { Failure } from "./failure.ts";
import { bodies, read } from "./receive.ts";
import { firstText } from "./sheets.ts";

/** A file to save, or the bot's no as every other error is told: the page shows its sentence. */
export const file =
  ({ bot }: ApiOptions): Answer =>
  async (request, response, person) => {
    const { target } = read(bodies.file, request.body);
    const made = await bot.file(sender(person), target);
    if (made.type === "card") throw new Failure(made.refused === "fault" ? 500 : 404, () => firstText(made));
    // Names the file in two ways, for old programs in ASCII and as RFC 5987 has it.
    response.attachment(savable(made.name));
    response.setHeader("content-type", made.mime);
    response.send(Buffer.from(made.bytes));
  };

/** What no file system or header takes, and what hides: a name may hold that of a person, as the roster has it. */
const savable = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]/gu, "_");
