/** The two languages of the product, Japanese first: a text exists in both or does not compile. */
export const locales = ["ja", "en"] as const;
export type Locale = (typeof locales)[number];
