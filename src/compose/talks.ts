import { randomUUID } from "node:crypto";
import type { Feature } from "../bot/feature.ts";
import { readDefinition } from "../features/evaluation/definition/content.ts";
import { ownFacts } from "../features/evaluation/facts/own.ts";
import { evaluation } from "../features/evaluation/index.ts";
import { createEvaluations } from "../features/evaluation/store.ts";
import type { Measures } from "../features/measures/content.ts";
import { readRules } from "../features/one-on-one/content.ts";
import { oneOnOne } from "../features/one-on-one/index.ts";
import { createSummariser, type Summariser } from "../features/one-on-one/summary/summariser.ts";
import { mayBeSent } from "../features/policy/hear.ts";
import { figuresStandIn } from "../features/policy/phrasing/figures.ts";
import { mask } from "../features/policy/phrasing/mask.ts";
import { spender } from "../features/policy/phrasing/store.ts";
import { readPulseSettings } from "../features/pulse/content/settings.ts";
import { readSurveys } from "../features/pulse/content/surveys.ts";
import { pulse } from "../features/pulse/index.ts";
import { chainKey } from "../services/audit/chain.ts";
import { createAudit } from "../services/audit/store.ts";
import { readCalendar } from "../services/calendar.ts";
import type { Tx } from "../services/database/database.ts";
import { createLanguageModel } from "../services/language-model/language-model.ts";
import type { Parts } from "./parts.ts";

/** The evaluation, and the 1-on-1s from which its people take facts over. */
export async function talksOf(parts: Parts, known: Measures): Promise<readonly Feature<Tx>[]> {
  const { contentDir, config, db, crypto, directory } = parts;
  const [definition, calendar, rules] = await Promise.all([
    readDefinition(contentDir, { demo: config.demo }),
    readCalendar(contentDir),
    readRules(contentDir),
  ]);
  const audit = createAudit(chainKey(crypto));
  const shared = { db, crypto, directory, calendar, audit, newId: randomUUID };
  const services = {
    ...{ ...shared, definition },
    evaluations: createEvaluations(db, crypto, new Set(definition.raters.board)),
    sections: () => known.measures.map(({ section, name }) => ({ value: section, label: name })),
  };
  const summariser = summariserOf(parts);
  return [evaluation(services), oneOnOne({ ...shared, rules, summariser, evidence: { add: ownFacts(services) } })];
}

/** undefined: no language model is set up. Whether notes may be shortened is the city's setting, and the two's to say. */
function summariserOf({ config, db, directory, clock, metrics }: Parts): Summariser | undefined {
  const model = createLanguageModel(config.languageModel, metrics.asked);
  if (!model || !config.languageModel) return undefined;
  return createSummariser({
    ...{ model, mayBeSent, figuresStandIn, host: new URL(config.languageModel.baseUrl).host },
    mask: async (note) => mask(note, await directory.names(clock.today())),
    budget: spender(db, config.aiDaily),
  });
}

export async function pulseOf({ contentDir, db, crypto, policies }: Parts): Promise<Feature<Tx>> {
  const [surveys, settings, calendar] = await Promise.all([
    readSurveys(contentDir),
    readPulseSettings(contentDir),
    readCalendar(contentDir),
  ]);
  const heading = (section: string) => policies.section(section)?.heading;
  return pulse({ db, crypto, surveys, settings, calendar, heading });
}
