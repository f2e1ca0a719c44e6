/**
 * Makes something at its first use, and keeps it: what a function's first event does not need costs its cold start
 * nothing. What throws is tried again.
 */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}
