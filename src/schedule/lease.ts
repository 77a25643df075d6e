/** For how long a process keeps what it works on to itself. Past that, another may take it over. */
export type Lease = { readonly ms: number; readonly until: (now: Date) => Date };

export const leaseOf = (ms: number): Lease => ({ ms, until: (now) => new Date(now.getTime() + ms) });

/** Renews a lease while the work goes on. */
export async function leased<T>(
  { ms, until }: Lease,
  renew: (until: Date) => Promise<void>,
  now: () => Date,
  work: () => Promise<T>,
): Promise<T> {
  // A renewal that fails leaves the lease to run out: another process then takes over, which each effect allows for.
  const renewing = setInterval(() => void renew(until(now())).catch(() => {}), ms / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}
