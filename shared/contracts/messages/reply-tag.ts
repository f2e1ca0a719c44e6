import type { ReplyPlace } from '#shared/ports/replies';
import * as z from '#shared/zod';
import { jsonText } from '../json-text.ts';

/** The tag of an answer's mail in SES: its value names the thread and the answer. */
export const REPLY_TAG = 'replywatch-reply';

const word = z.string().check(z.minLength(1));
const pair = z.pipe(jsonText, z.tuple([word, word]));

/** SES takes letters, digits, hyphens and underscores in the value of a tag. */
export function replyTag({ threadId, replyId }: ReplyPlace): string {
  return Buffer.from(JSON.stringify([threadId, replyId])).toString('base64url');
}

/** The answer that a tag names; undefined for any other value. */
export function replyOfTag(tag: string): ReplyPlace | undefined {
  const parsed = pair.safeParse(Buffer.from(tag, 'base64url').toString());
  return parsed.success ? { threadId: parsed.data[0], replyId: parsed.data[1] } : undefined;
}
