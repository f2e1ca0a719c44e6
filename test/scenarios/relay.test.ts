import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOCAL } from '#test/shared/ports/embedded';
import { startStory, type Story } from './story.ts';

const BUYER = 'k3v9x2m7q1w8z5t4@marketplace.amazon.com';
const SUBJECT = 'Re: Order delivery inquiry from Amazon customer Robin (Order: 111-2233445-6677889)';

let story: Story;
beforeEach(async () => {
  story = await startStory('10:00');
});
afterEach(() => story.stack.stop());

/** A reply leaves by SES, as from any program with the right to send. */
async function sends(from: string): Promise<void> {
  const ses = new SESClient({ ...LOCAL, endpoint: story.stack.endpoints.ses });
  const head = [`From: ${from}`, `To: ${BUYER}`, `Subject: ${SUBJECT}`, 'Message-ID: <1@acme.example>'];
  await ses.send(
    new SendRawEmailCommand({
      Source: from,
      Destinations: [BUYER],
      RawMessage: { Data: Buffer.from([...head, '', 'It arrives tomorrow.', ''].join('\r\n')) },
    }),
  );
  ses.destroy();
}

const state = async (): Promise<string | undefined> =>
  (await story.threads('all')).find(({ orderId }) => orderId === '111-2233445-6677889')?.state;

it('a refusal comes a minute after the reply, and the clock goes on', async () => {
  await story.buyerWrites();
  await story.until('11:00');
  await story.sellerAnswers();
  expect(await state()).toBe('answered');
  story.stack.relay.refuse('policy');
  await sends('care@acme.example');
  expect(story.stack.outbox()).toMatchObject([{ to: [BUYER], subject: SUBJECT }]);
  await story.until('11:00');
  expect(await state()).toBe('answered');
  await story.until('11:01');
  expect(await state()).toBe('open');
});

it('a sender that is not approved is refused, whatever else is chosen', async () => {
  await story.buyerWrites();
  await story.until('11:00');
  await story.sellerAnswers();
  await sends('stranger@acme.example');
  await story.until('11:01');
  expect(await state()).toBe('open');
});
