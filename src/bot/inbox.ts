/** Something that a person did in a chat, as the platform must be able to do it again after a crash. */
export type Arrived = {
  readonly platform: string;
  /** The chat's own id of this delivery, the same when it is delivered again; undefined where there is none. */
  readonly event?: string | undefined;
  /** What the message or the press is, whatever the delivery: it has one effect. */
  readonly identity: string;
  /** What is done in one conversation is answered in its order. */
  readonly conversation: string;
  /** For the platform's own `act`. */
  readonly body: string;
};

/** Where what people do waits for its answer. */
export type Inbox = {
  /** Stored once this resolves, and only then to be acknowledged; false: it was taken before. Rejects when it cannot be stored. */
  readonly take: (arrived: Arrived) => Promise<boolean>;
  /**
   * For what leaves no trace: does the work now, unless it was done before, and then remembers that something came, not
   * what, when or from whom. Rejects as the work does, and then remembers nothing.
   */
  readonly once: (arrived: Named, work: () => Promise<void>) => Promise<void>;
};

export type Named = Pick<Arrived, "platform" | "event" | "identity">;
