import type { Step } from "../../../src/schedule/passing.ts";
import { type FaultName, faultNames } from "./faults.ts";

/** What a replica is told before it opens, as JSON in CHAOS. */
export type Settings = {
  readonly databaseUrl: string;
  /** Where it believes Slack to be. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly keyring: string;
  /** Its clock stands so many milliseconds ahead, so that it is always office hours. */
  readonly aheadMs: number;
  readonly leaseMs: number;
  readonly sweepMs: number;
};

/** In the environment: what is wrong with the product, when the harness itself is proved. */
export const faultIn = (env: NodeJS.ProcessEnv): FaultName | undefined =>
  faultNames.find((name) => name === env.CHAOS_FAULT);

export type Signal = "SIGKILL" | "SIGSTOP";

export type ToChild =
  | { readonly do: "open"; readonly settings: Settings }
  /** It ends itself, or stands still, when it passes this step for the nth time from now. */
  | { readonly do: "arm"; readonly step: Step; readonly nth: number; readonly signal: Signal }
  | { readonly do: "disarm" };

export type FromChild =
  | { readonly is: "loaded" }
  | { readonly is: "open"; readonly port: number }
  | { readonly is: "failed"; readonly why: string }
  | { readonly is: "fault"; readonly where: string; readonly why: string };
