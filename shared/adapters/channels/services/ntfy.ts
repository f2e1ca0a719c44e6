import * as z from '#shared/zod';
import { type Coded, outcomeByCode } from './outcomes.ts';
import { type Answer, NotDelivered, type Service } from './service.ts';

const published = z.object({ id: z.string(), event: z.literal('message') });
const refused = z.object({ code: z.number() });

/** The day's quota of messages is used up: no alert waits so long. */
const QUOTA = 42908;

/**
 * ntfy, ntfy.sh or one's own server, by JSON (docs.ntfy.sh/publish: publish as JSON, access tokens, limitations): the body
 * goes to the server's root and names the topic. Refusals have a code whose first three digits are the status; 429 is above
 * 60 messages at once or one in five seconds.
 */
export const byNtfy: Service<'ntfy'> = async ({ to, body }, { url, secret, request }) => {
  const { server, topic } = placeOf(await url(to.urlSecret), to.urlSecret);
  const token = to.tokenSecret === undefined ? undefined : await secret(to.tokenSecret);
  const answer = await request(server, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify({ topic, ...body }),
  });
  return outcomeByCode('ntfy', answer, codeIn(answer));
};

/** The server and the topic that the URL of a topic names; a server may live below a path. */
function placeOf(url: URL, secretName: string): { readonly server: URL; readonly topic: string } {
  const [, path = '', topic] = /^(.*\/)([\w-]{1,64})\/?$/.exec(url.pathname) ?? [];
  if (topic === undefined)
    throw new NotDelivered({
      result: 'broken',
      reason: `the secret ${secretName} is not the URL of a topic`,
    });
  return { server: new URL(path, url.origin), topic };
}

function codeIn({ status, json, afterMs }: Answer): Coded | undefined {
  if (published.safeParse(json).success) return { code: status, verdict: { result: 'accepted' } };
  const { data } = refused.safeParse(json);
  if (data === undefined) return undefined;
  const passes = status === 429 && data.code !== QUOTA;
  return {
    code: data.code,
    verdict: passes ? { result: 'retry', ...(afterMs !== undefined && { afterMs }) } : { result: 'broken' },
  };
}
