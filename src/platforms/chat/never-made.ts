/** Whether an error of a request says that the connection was never made, so that nothing was sent. */
export function neverMade(error: unknown): boolean {
  const code = (each: unknown) => String((each as { readonly code?: unknown } | undefined)?.code);
  return [error, (error as { readonly cause?: unknown } | undefined)?.cause].some((each) => unmade.has(code(each)));
}

const unmade = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
