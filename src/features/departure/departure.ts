/** When somebody means to go home: 定時, 18時, 19時, それ以降. */
export const leavings = ["regular", "six", "seven", "later"] as const;
export type Leaving = (typeof leavings)[number];

/** What a manager says to it: 明日でよい, 手伝いを頼む. */
export const replies = ["tomorrow", "help"] as const;
export type Reply = (typeof replies)[number];

/** A plan of one day, which its person may change until they go. */
export type Plan = { readonly leaving: Leaving; readonly reply: Reply | undefined };

export const isLeaving = (word: string | undefined): word is Leaving => leavings.some((each) => each === word);
export const isReply = (word: string | undefined): word is Reply => replies.some((each) => each === word);
