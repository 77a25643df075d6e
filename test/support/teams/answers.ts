/** What a call is answered with. */
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  /** The message that it made, changed or removed. */
  readonly message?: string | undefined;
};

export const yes = (status: number, body: unknown, message?: string): Answer => ({ status, body, message });
export const no = (status: number, code: string, message = code): Answer => ({
  status,
  body: { error: { code, message } },
});

// The words with which Teams says no: github.com/MicrosoftDocs/msteams-docs, "Status codes from bot conversational APIs".
export const notInRoster = no(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
export const noConversation = no(404, "ConversationNotFound", "Conversation not found.");
export const noActivity = no(404, "ActivityNotFoundInConversation", "Conversation not found.");
export const notYours = no(403, "NotEnoughPermissions", "The bot may change only what it wrote.");
export const noMember = no(404, "MemberNotFoundInConversation", "Member not found in the conversation.");
export const tooBig = no(413, "MessageSizeTooBig", "Message size too large.");
export const badArgument = (message: string): Answer => no(400, "BadArgument", message);
