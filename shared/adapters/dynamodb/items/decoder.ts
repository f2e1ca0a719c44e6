import * as z from '#shared/zod';

/** A schema that turns a code back into its word. */
export function decoder<Words extends Record<string, string>>(
  codes: Words,
): z.ZodMiniType<keyof Words & string> {
  const words = new Map(Object.entries(codes).map(([word, code]) => [code, word]));
  return z.pipe(
    z.string(),
    z.transform((code, context): keyof Words & string => {
      const word = words.get(code);
      if (word !== undefined) return word;
      context.issues.push({ code: 'custom', message: `unknown code "${code}"`, input: code });
      return z.NEVER;
    }),
  );
}
