/**
 * Creates something at its first use and caches it: what a function's first event does not need costs its cold start
 * nothing. A failed attempt is tried again.
 */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}
