import { createHmac } from 'node:crypto';
import type { Instant } from '#shared/domain/instant';
import { byErrcode } from './errcode.ts';
import { BROKEN, outcomeByCode, type Verdict } from './outcomes.ts';
import type { Service } from './service.ts';

const CODES: Readonly<Record<number, Verdict>> = {
  130101: BROKEN, // over 20 a minute: silent for ten minutes, and no alert waits so long
  310000: BROKEN, // signature, keyword or address refused
  300001: BROKEN, // the URL's token is not known
  400101: BROKEN, // the same
  400102: BROKEN, // the robot was switched off
  460101: BROKEN, // over 20,000 bytes
};

/** DingTalk's custom robot (open.dingtalk.com, custom-robot-access). */
export const byDingtalk: Service<'dingtalk'> = async ({ to, body }, { url, secret, request, now }) => {
  const address = await url(to.urlSecret);
  const key = to.signingSecret === undefined ? undefined : await secret(to.signingSecret);
  const answer = await request(key === undefined ? address : signed(address, key, now()), {
    body: JSON.stringify(body),
  });
  return outcomeByCode('dingtalk', answer, byErrcode(answer, CODES));
};

function signed(address: URL, key: string, now: Instant): URL {
  const url = new URL(address);
  url.searchParams.set('timestamp', String(now));
  url.searchParams.set('sign', createHmac('sha256', key).update(`${now}\n${key}`).digest('base64'));
  return url;
}
