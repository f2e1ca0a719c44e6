import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

/*
 * Mails that Replywatch does not recognize, on the whole local stack: why, from whom, and how a manager mutes those that
 * need nobody. Chen manages the example's shop, Li is on call.
 */

const US = 'us-7f3k9q2m@intake.acme.example';
const CHEN = 'chen@acme.example';
const REPORT = 'Your weekly report';

let story: Story;
beforeEach(async () => {
  story = await startStory('10:00');
});
afterEach(async () => {
  await story.stack.stop();
});

let mails = 0;
async function mailFrom(
  from: string,
  subject: string,
  { dmarc, text = 'All is well.' }: { readonly dmarc?: 'PASS' | 'FAIL'; readonly text?: string } = {},
): Promise<void> {
  const raw = [
    `From: ${from}`,
    `To: ${US}`,
    `Subject: ${subject}`,
    `Message-ID: <${(mails += 1)}@${from.split('@')[1] ?? ''}>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ].join('\r\n');
  await story.stack.takeIn({
    raw: Buffer.from(raw),
    recipients: [US],
    ...(dmarc !== undefined && { dmarc }),
  });
  await story.stack.settle();
}

interface Muted {
  readonly mutes: readonly { readonly id: string; readonly mails: number; readonly endedBy: string | null }[];
}
const mutes = async (): Promise<Muted['mutes']> =>
  (JSON.parse((await story.get('/api/health')).body) as Muted).mutes;
const idOf = async (): Promise<string> => (await story.threads())[0]?.id ?? '';

it('a mail that is not recognized alerts with its reason and domain; its subject goes by e-mail only', async () => {
  await mailFrom('news@tool.example', `${REPORT} for Robin Smith`);
  await story.until('03-03T06:00');
  const mail = story.stack.outbox().find(({ to }) => to.includes('li@acme.example'));
  expect(mail?.text).toContain('无法识别这封邮件：看不出是哪一类邮件');
  expect(mail?.text).toContain(`${REPORT} for Robin Smith`);
  expect(mail?.text).toContain('发件域名：tool[.]example\n');
  const posts = story.stack.outbox().filter(({ channel }) => channel !== 'email');
  expect(posts.length).toBeGreaterThan(0);
  expect(JSON.stringify(posts)).toContain('tool[.]example');
  expect(JSON.stringify(posts)).not.toMatch(/Robin|weekly/);
});

it('Gmail’s code goes to the managers at once, by e-mail', async () => {
  await mailFrom('forwarding-noreply@google.com', '(#123456789) Gmail Forwarding Confirmation', {
    text: 'Confirmation code: 123456789\r\nhttps://mail-settings.google.com/mail/vf-x',
  });
  expect(story.stack.outbox().map(({ to, at }) => [to.join(), at.slice(11, 16)])).toEqual([[CHEN, '10:00']]);
  expect(story.stack.outbox()[0]?.text).toContain('123456789');
  await mailFrom('forwarding-noreply@google.com', '(#987654321) Gmail Forwarding Confirmation', {
    dmarc: 'FAIL',
    text: 'Confirmation code: 987654321',
  });
  expect(story.stack.outbox()).toHaveLength(1);
});

describe('mails that a manager muted', () => {
  beforeEach(async () => {
    await mailFrom('news@tool.example', `${REPORT} 11`);
    const muted = await story.post(`/api/threads/${await idOf()}/facts`, { type: 'muted', by: 'chen' });
    expect(muted.status).toBe(200);
    expect(await story.threads()).toEqual([]);
  });

  it('are recorded and counted, and alert nobody; every other mail alerts', async () => {
    await mailFrom('news@tool.example', `${REPORT} 12`);
    expect(await story.threads()).toEqual([]);
    const [last] = (await story.threads('answered')).filter(({ id }) => id.endsWith('.muted'));
    expect(last?.facts).toMatchObject([
      { type: 'unknown-mail' },
      { type: 'no-response-needed', by: 'chen', reason: 'mails like this need nobody (said on 2026-03-02)' },
    ]);
    expect(await mutes()).toMatchObject([{ mails: 1, endedBy: null }]);
    await mailFrom('news@tool.example', `${REPORT} 13`, { dmarc: 'FAIL' });
    await mailFrom('news@tool.example', `${REPORT} 14`, { text: 'About order 111-2233445-6677889' });
    await mailFrom('news@tool.example', 'Your monthly invoice 15');
    await mailFrom('news@other.example', `${REPORT} 16`);
    await story.buyerWrites();
    expect(await story.threads()).toHaveLength(5);
    expect(await mutes()).toMatchObject([{ mails: 1 }]);
  });

  it('alert again when somebody undoes it', async () => {
    const [mute] = await mutes();
    const undone = await story.post(`/api/mutes/${mute?.id ?? ''}/end`, { by: 'li' });
    expect(undone.status).toBe(200);
    await mailFrom('news@tool.example', `${REPORT} 12`);
    expect(await story.threads()).toHaveLength(1);
    expect(await mutes()).toMatchObject([{ mails: 0, endedBy: 'li' }]);
  });
});
