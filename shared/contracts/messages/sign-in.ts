import * as z from '#shared/zod';

/** More than any path of ours needs. */
const LONGEST_PATH = 500;

/**
 * A path of this host, to lead somebody to. Two slashes would begin the name of another host; browsers take a backslash
 * for a slash, and leave out tabs and line breaks.
 */
export const pathOfOurs = z
  .string()
  .check(z.maxLength(LONGEST_PATH), z.regex(/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/, 'is not a path of ours'));

const from = z.object({
  address: z.string(),
  browser: z.optional(z.string()),
});

/** A message of the sign-in queue, version 1. */
export const signInMessageSchema = z.discriminatedUnion('type', [
  z.object({
    v: z.literal(1),
    type: z.literal('asked'),
    email: z.string(),
    then: pathOfOurs,
    from,
    at: z.int(),
  }),
  z.object({
    v: z.literal(1),
    type: z.literal('locked'),
    person: z.optional(z.string()),
    from,
    at: z.int(),
    until: z.int(),
  }),
]);
