import type { Turn } from "../../../bot/turn.ts";
import type { Payload } from "../../../services/audit/entry.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Services } from "../services.ts";

/** That HR looked at how far people are: counts only, of nobody in particular. */
export const noteLook = ({ db, audit }: Services, { person, now }: Turn<Tx>, payload: Payload): Promise<void> =>
  db.$transaction((tx) =>
    audit.append(tx, { at: now, actor: person.id, action: "evaluation.progress-read", subject: null, payload }),
  );
