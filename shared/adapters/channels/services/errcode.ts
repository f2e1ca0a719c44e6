import * as z from '#shared/zod';
import type { Coded, Verdict } from './outcomes.ts';
import type { Answer } from './service.ts';

const errcode = z.object({ errcode: z.number() });

/**
 * Reads `errcode`, the same in WeCom's and DingTalk's answers; an unknown code may be temporary. Undefined when there is none.
 */
export function byErrcode({ json }: Answer, known: Readonly<Record<number, Verdict>>): Coded | undefined {
  const { data } = errcode.safeParse(json);
  if (data === undefined) return undefined;
  const { errcode: code } = data;
  return { code, verdict: code === 0 ? { result: 'accepted' } : (known[code] ?? { result: 'retry' }) };
}
