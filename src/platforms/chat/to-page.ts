/**
 * What a button of a file does in a chat: it says the word that leads to the page, where files come and go. Files
 * about people never go through a chat, whose operator keeps them.
 */
export const toPage = { does: "asks", words: "画面" } as const;
