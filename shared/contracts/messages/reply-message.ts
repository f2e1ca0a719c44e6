import * as z from '#shared/zod';

const word = z.string().check(z.minLength(1));

/** A message of the reply queue, version 1: an answer that is to leave. */
export const replyMessageSchema = z.object({ v: z.literal(1), threadId: word, replyId: word });
