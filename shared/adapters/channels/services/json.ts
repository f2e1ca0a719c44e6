import { createHmac } from 'node:crypto';
import { outcomeByStatus } from './outcomes.ts';
import type { Service } from './service.ts';

/** A program of the user's own, which checks the signature in a header and answers by its status. */
export const byJson: Service<'json'> = async ({ to, body }, { url, secret, request, now }) => {
  const address = await url(to.urlSecret);
  const key = await secret(to.signingSecret);
  const text = JSON.stringify(body);
  const timestamp = Math.floor(now() / 1_000);
  const signature = createHmac('sha256', key).update(`${timestamp}.${text}`).digest('hex');
  const answer = await request(address, {
    headers: { 'replywatch-signature': `t=${timestamp},v1=${signature}` },
    body: text,
  });
  return outcomeByStatus('json', answer);
};
