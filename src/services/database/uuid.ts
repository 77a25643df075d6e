/** Whether a text from outside is a uuid: PostgreSQL refuses a query with anything else in its place. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
