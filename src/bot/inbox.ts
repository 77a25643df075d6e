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
  /** Whether something was taken or noted before. */
  readonly knows: (arrived: Named) => Promise<boolean>;
  /** Remembers that something was answered, and nothing of what or from whom: for what leaves no trace. */
  readonly note: (arrived: Named) => Promise<void>;
};

export type Named = Pick<Arrived, "platform" | "event" | "identity">;
