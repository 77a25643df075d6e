import type { Sent } from "../bot/platform.ts";

/** A send that broke off with an error may have arrived all the same. */
export const orUnknown = (sending: Promise<Sent>, onFault: (error: unknown) => void): Promise<Sent> =>
  sending.catch((error): Sent => {
    onFault(error);
    return { outcome: "unknown" };
  });
