import { Router } from "express";
import type { Metrics } from "./metrics.ts";

type Checks = {
  /** False from the moment the process is asked to stop. */
  readonly serving: () => boolean;
  /** Rejects when the database does not answer. */
  readonly ping: () => Promise<void>;
  readonly metrics: Metrics;
};

/** `/healthz` (the process runs), `/readyz` (it can answer people now) and `/metrics` (Prometheus). */
export function healthRouter({ serving, ping, metrics }: Checks): Router {
  const router = Router();
  router.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  router.get("/readyz", async (_request, response) => {
    const ready = serving() && (await answers(ping));
    response
      .status(ready ? 200 : 503)
      .type("text")
      .send(ready ? "ready\n" : "not ready\n");
  });
  router.get("/metrics", async (_request, response) => {
    response.setHeader("content-type", metrics.contentType);
    response.send(await metrics.text());
  });
  return router;
}

async function answers(ping: () => Promise<void>): Promise<boolean> {
  const tooLong = new Promise<false>((resolve) => void setTimeout(resolve, 2000, false).unref());
  return Promise.race([
    ping().then(
      () => true,
      () => false,
    ),
    tooLong,
  ]);
}
