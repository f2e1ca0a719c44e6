import * as z from 'zod';

/** A text that holds JSON, as environments and outputs of a stack do, which know texts only. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});
