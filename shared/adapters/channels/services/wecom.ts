import { minutes } from '#shared/domain/instant';
import { byErrcode } from './errcode.ts';
import { BROKEN, outcomeByCode, type Verdict } from './outcomes.ts';
import type { Service } from './service.ts';

const CODES: Readonly<Record<number, Verdict>> = {
  45009: { result: 'retry', afterMs: minutes(1) }, // over 20 a minute
  93000: BROKEN, // the URL's key is not known
  40008: BROKEN, // no such type of message
  40058: BROKEN, // too long, or not a message
};

/** WeCom's group robot (developer.work.weixin.qq.com/document/path/91770). */
export const byWecom: Service<'wecom'> = async ({ to, body }, { url, request }) => {
  const answer = await request(await url(to.urlSecret), { body: JSON.stringify(body) });
  return outcomeByCode('wecom', answer, byErrcode(answer, CODES));
};
