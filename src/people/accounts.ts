export type KnownAccount = { readonly personId: string; readonly checkedAt: Date };

/** Which account of one platform is whose, as the platform itself vouched for it. */
export type Accounts = {
  readonly account: (id: string) => Promise<KnownAccount | undefined>;
  /** Links the account to whoever has this e-mail on the roster, and to nobody else; false: nobody has. */
  readonly link: (id: string, email: string, now: Date) => Promise<boolean>;
  readonly unlink: (id: string) => Promise<void>;
  /** Asks anew who this is, the next time it matters. */
  readonly doubt: (id: string) => Promise<void>;
  readonly unlinkAll: () => Promise<void>;
};
