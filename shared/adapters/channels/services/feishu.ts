import { createHmac } from 'node:crypto';
import { type Instant, seconds } from '#shared/domain/instant';
import * as z from '#shared/zod';
import { ACCEPTED, BROKEN, type Coded, outcomeByCode, type Verdict } from './outcomes.ts';
import type { Answer, Service } from './service.ts';

const answered = z.object({ code: z.number(), msg: z._default(z.string(), '') });

const TOO_FAST: Verdict = { result: 'retry', afterMs: seconds(10) };
const CODES: Readonly<Record<number, Verdict>> = {
  0: ACCEPTED,
  11232: TOO_FAST, // over 5 a second or 100 a minute
  9499: BROKEN, // a bad request
  19001: BROKEN, // the URL's token is not known
  19021: BROKEN, // signature refused
  19022: BROKEN, // address refused
  19024: BROKEN, // keyword missing
  19036: BROKEN, // too long
};

/** Feishu's custom bot (open.larksuite.com, use-custom-bots-in-a-group). */
export const byFeishu: Service<'feishu'> = async ({ to, body }, { url, secret, request, now }) => {
  const address = await url(to.urlSecret);
  const key = to.signingSecret === undefined ? undefined : await secret(to.signingSecret);
  const signature = key === undefined ? {} : signatureOf(key, now());
  const answer = await request(address, { body: JSON.stringify({ ...signature, ...body }) });
  return outcomeByCode('feishu', answer, codeIn(answer));
};

function signatureOf(key: string, now: Instant): { readonly timestamp: string; readonly sign: string } {
  const timestamp = String(Math.floor(now / 1_000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${key}`).update('').digest('base64') };
}

function codeIn({ json }: Answer): Coded | undefined {
  const { data } = answered.safeParse(json);
  if (data === undefined) return undefined;
  // One code has two meanings; the message distinguishes them.
  const isTooFast = data.code === 9499 && /too many/i.test(data.msg);
  return { code: data.code, verdict: isTooFast ? TOO_FAST : (CODES[data.code] ?? { result: 'retry' }) };
}
