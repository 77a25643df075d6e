import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Figures for Prometheus. Labels are verbs, features and outcomes; never a person. */
export type Metrics = {
  readonly did: (verb: string, feature: string, outcome: string, ms: number) => void;
  /** One call to the language model, by how it ended; never what was said. */
  readonly asked: (outcome: string, ms: number) => void;
  /** A request that came to a chat's door and was not let in. */
  readonly refused: (where: string, why: string) => void;
  /** read: how many there are of each kind; asked whenever the figures are. */
  readonly counts: (name: string, help: string, read: () => Promise<Readonly<Record<string, number>>>) => void;
  readonly contentType: string;
  readonly text: () => Promise<string>;
};

export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: "hagukumi_" });
  const turns = new Histogram({
    name: "hagukumi_turn_seconds",
    help: "Time to answer one thing a person did, by verb, feature and outcome.",
    labelNames: ["verb", "feature", "outcome"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  });
  const calls = new Histogram({
    name: "hagukumi_language_model_seconds",
    help: "Time of one call to the language model, by outcome.",
    labelNames: ["outcome"],
    buckets: [0.1, 0.3, 1, 3, 8],
    registers: [register],
  });
  const refused = new Counter({
    name: "hagukumi_refused_total",
    help: "Requests to a chat's door that were not let in, by chat and reason.",
    labelNames: ["where", "why"],
    registers: [register],
  });
  return {
    refused: (where, why) => refused.inc({ where, why }),
    asked: (outcome, ms) => calls.observe({ outcome }, ms / 1000),
    did: (verb, feature, outcome, ms) => turns.observe({ verb, feature, outcome }, ms / 1000),
    counts: (name, help, read) => {
      new Gauge({
        ...{ name, help, labelNames: ["state"], registers: [register] },
        async collect() {
          this.reset();
          for (const [state, count] of Object.entries(await read())) this.set({ state }, count);
        },
      });
    },
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}
