/** What an entry may say: ids and counts, never a name or anything that somebody typed. */
export type Payload = Readonly<Record<string, string | number>>;

/** Something that was done, to be written down. */
export type Deed = {
  readonly at: Date;
  /** Person id; null: a job. */
  readonly actor: string | null;
  /** `legal-hold.set`: the noun, then what became of it. */
  readonly action: string;
  /** Id of the person whom it concerns. */
  readonly subject: string | null;
  readonly payload: Payload;
};

/** A deed as it stands in the trail. */
export type AuditEntry = Omit<Deed, "payload"> & {
  readonly number: number;
  /** null: erased since; the chain holds without it. */
  readonly payload: Payload | null;
  readonly salt: Uint8Array;
  readonly digest: Uint8Array;
  readonly chain: Uint8Array;
};

/** The link of one entry, in hex, as it is kept outside the database to notice that the trail once reached further. */
export type Anchor = Pick<AuditEntry, "number"> & { readonly chain: string };

/** The newest `audit.cut`: entries through this number were dropped, and the chain goes on from the last one's link. */
export type Cut = { readonly through: number; readonly chain: Uint8Array };

const idOrWord = /^[\w.:#-]{1,100}$/;

/** Throws where a payload holds what is neither id nor count: it could be something that a person typed. */
export function refuseWords(payload: Payload): void {
  for (const [name, value] of Object.entries(payload))
    if (typeof value === "number" ? !Number.isSafeInteger(value) : !idOrWord.test(value))
      throw new Error(`audit payload "${name}" is neither an id nor a count`);
}
