import { createHmac } from 'node:crypto';
import { type DurationMs, type Instant, minutes, seconds } from '#shared/domain/instant';
import type { AlertMessage } from '#shared/ports/alerts';
import * as z from '#shared/zod';

export type Preset = Extract<AlertMessage, { channel: 'webhook' }>['preset'];

/** A signed request. */
export interface SignedRequest {
  readonly url: URL;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a code in the answer's body means for the alert. */
export type Verdict =
  | { readonly result: 'accepted' }
  | { readonly result: 'retry'; readonly afterMs?: DurationMs }
  | { readonly result: 'broken' };

interface Protocol {
  sign(url: URL, body: object, key: string | undefined, now: Instant): SignedRequest;
  /**
   * The code in the answer's body and what it means; undefined when it has none, and always for services where the
   * status says everything.
   */
  verdict(answer: unknown): { readonly code: number; readonly verdict: Verdict } | undefined;
}

const ACCEPTED: Verdict = { result: 'accepted' };
const BROKEN: Verdict = { result: 'broken' };

const errcode = z.object({ errcode: z.number() });
const feishuAnswer = z.object({ code: z.number(), msg: z._default(z.string(), '') });

const hmacOf = (key: string, text: string) => createHmac('sha256', key).update(text);

/** Reads `errcode`, the same in WeCom's and DingTalk's answers; an unknown code may be temporary. */
function byErrcode(known: Readonly<Record<number, Verdict>>): Protocol['verdict'] {
  return (answer) => {
    const { data } = errcode.safeParse(answer);
    if (data === undefined) return undefined;
    const verdict = data.errcode === 0 ? ACCEPTED : (known[data.errcode] ?? { result: 'retry' });
    return { code: data.errcode, verdict };
  };
}

/**
 * How each kind of webhook is signed, and what the codes in a body of status 200 mean.
 *
 * Sources: WeCom's group robot (developer.work.weixin.qq.com/document/path/91770, 20 a minute); DingTalk's custom
 * robot (open.dingtalk.com, custom-robot-access, 20 a minute or ten minutes of silence); Feishu's custom bot
 * (open.larksuite.com, use-custom-bots-in-a-group, 5 a second and 100 a minute).
 */
export const PROTOCOLS: Readonly<Record<Preset, Protocol>> = {
  wecom: {
    sign: (url, body) => ({ url, body: JSON.stringify(body) }),
    verdict: byErrcode({
      45009: { result: 'retry', afterMs: minutes(1) }, // over 20 a minute
      93000: BROKEN, // the URL's key is not known
      40008: BROKEN, // no such type of message
      40058: BROKEN, // too long, or not a message
    }),
  },
  dingtalk: {
    sign(url, body, key, now) {
      const signed = new URL(url);
      if (key !== undefined) {
        signed.searchParams.set('timestamp', String(now));
        signed.searchParams.set('sign', hmacOf(key, `${now}\n${key}`).digest('base64'));
      }
      return { url: signed, body: JSON.stringify(body) };
    },
    verdict: byErrcode({
      130101: BROKEN, // too fast: silent for ten minutes, and no alert waits so long
      310000: BROKEN, // signature, keyword or address refused
      300001: BROKEN, // the URL's token is not known
      400101: BROKEN, // the same
      400102: BROKEN, // the robot was switched off
      460101: BROKEN, // over 20,000 bytes
    }),
  },
  feishu: {
    sign(url, body, key, now) {
      const timestamp = String(Math.floor(now / 1_000));
      const sign =
        key === undefined ? {} : { timestamp, sign: hmacOf(`${timestamp}\n${key}`, '').digest('base64') };
      return { url, body: JSON.stringify({ ...sign, ...body }) };
    },
    verdict(answer) {
      const { data } = feishuAnswer.safeParse(answer);
      if (data === undefined) return undefined;
      const known: Readonly<Record<number, Verdict>> = {
        0: ACCEPTED,
        11232: { result: 'retry', afterMs: seconds(10) }, // too fast
        // One code has two meanings; the message distinguishes them.
        9499: /too many/i.test(data.msg) ? { result: 'retry', afterMs: seconds(10) } : BROKEN,
        19001: BROKEN, // the URL's token is not known
        19021: BROKEN, // signature refused
        19022: BROKEN, // address refused
        19024: BROKEN, // keyword missing
        19036: BROKEN, // too long
      };
      return { code: data.code, verdict: known[data.code] ?? { result: 'retry' } };
    },
  },
  json: {
    sign(url, body, key = '', now) {
      const text = JSON.stringify(body);
      const timestamp = Math.floor(now / 1_000);
      const signature = hmacOf(key, `${timestamp}.${text}`).digest('hex');
      return { url, body: text, headers: { 'replywatch-signature': `t=${timestamp},v1=${signature}` } };
    },
    verdict: () => undefined,
  },
};
