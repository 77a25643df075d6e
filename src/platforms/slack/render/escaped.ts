import type { Size } from "../../../view/cut.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Half of a letter in two is none, and Slack may refuse the JSON that holds it. */
export const literal = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");

/**
 * What anybody wrote, so that nothing in it becomes a mention or a link. For text objects and the fallback text,
 * where Slack turns exactly these three back (docs.slack.dev/messaging/formatting-message-text, Escaping).
 */
export const escaped = (text: string): string => literal(text).replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

/** Of a text that is escaped before it is sent. */
export const escapedSize: Size = (text) => escaped(text).length;
