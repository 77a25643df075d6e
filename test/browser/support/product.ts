import { type Product, startProduct } from "../../../src/main.ts";
import { buildIfStale } from "./steps.ts";

/** The product as `npm start` runs it, with the page as its sources say, on a database of the test's own. */
export function openProduct(databaseUrl: string): Promise<Product> {
  buildIfStale();
  const env = {
    PORT: "0",
    DATABASE_URL: databaseUrl,
    HAGUKUMI_KEY: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
    HAGUKUMI_DEMO: "on",
    HAGUKUMI_TODAY: "2026-11-24T20:00",
    LOG_LEVEL: "silent",
  };
  return startProduct(env, () => {});
}
