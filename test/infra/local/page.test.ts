import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { answerEndpoints } from '#infra/local/web/endpoints';
import { lengthInWords } from '#infra/local/web/page-time';
import { shop } from '#test/builders/shop';
import { email, fakeLocalStack, type FakeLocalStack } from './fake-local-stack.ts';

const { settings } = shop();

const thread = {
  id: 'acme-eu.302-9081726-3544536',
  kind: 'message',
  state: 'open',
  store: 'acme-eu',
  marketplaceId: 'A1PA6795UKMFR9',
  orderId: '302-9081726-3544536',
  firstUnansweredAt: '2026-03-02T08:00:00.000Z',
  waiting: 2,
  topic: { name: 'delivery' },
  language: { code: 'de' },
  clocks: [
    { name: 'reply', dueAt: '2026-03-03T08:12:00.000Z', state: 'running' },
    { name: 'claim-exposure', dueAt: '2026-03-04T08:12:00.000Z', state: 'running' },
  ],
  nextStep: { clock: 'reply', step: '12h-before', at: '2026-03-02T20:12:00.000Z' },
  acknowledgedBy: 'li',
  facts: [],
  decisions: [],
};

async function page(
  stack: FakeLocalStack,
): Promise<{ text: string; headers: Readonly<Record<string, string>> }> {
  const { status, headers, body } = await answerEndpoints(
    { stack, settings },
    {
      method: 'GET',
      url: '/local',
      headers: { host: '127.0.0.1:4000' },
      body: new Uint8Array(),
      sourceIp: '127.0.0.1',
    },
  );
  expect(status).toBe(200);
  return { text: Buffer.from(body).toString(), headers };
}

it('shows who waits, how long is left, and the next step', async () => {
  const stack = fakeLocalStack();
  stack.threads = [thread];
  const text = (await page(stack)).text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(text).toContain('22 h 12 min left');
  expect(text).toContain('Acme EU, DE · 302-9081726-3544536 · 2 waiting');
  expect(text).toContain('Li Wei has acknowledged.');
  expect(text).toContain('Next: reply 12h-before at 2026-03-02 20:12 UTC');
  expect(stack.requests[0]?.url).toBe('/api/threads?state=open');
});

it('shows by how much a deadline was missed beside the time left to the next', async () => {
  const stack = fakeLocalStack();
  const [reply, claim] = thread.clocks;
  stack.threads = [
    { ...thread, clocks: [{ ...reply, dueAt: '2026-03-02T08:30:00.000Z', state: 'missed' }, claim] },
  ];
  const { text } = await page(stack);
  expect(text).toContain('reply missed by 1 h 30 min');
  expect(text).toContain('1 d 22 h left');
});

it('shows the outbox newest first, mails as text and posts with their buttons', async () => {
  const stack = fakeLocalStack();
  stack.entries = [
    email({ subject: 'the older mail' }),
    {
      channel: 'slack',
      at: '2026-03-03T06:00:00.000Z',
      to: ['replywatch/slack/care'],
      subject: '',
      text: '4 h left',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: '4 h left: Answer within 24 hours' } },
        { type: 'section', fields: [{ type: 'plain_text', text: 'Order\n302-9081726-3544536' }] },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              text: { type: 'plain_text', text: 'Acknowledge' },
              url: 'http://127.0.0.1:4000/a/t',
            },
          ],
        },
      ],
      headers: {},
    },
  ];
  const { text } = await page(stack);
  expect(text).toContain('<h3>4 h left: Answer within 24 hours</h3>');
  expect(text).toContain('Order: 302-9081726-3544536');
  expect(text).toMatch(/href="http:\/\/127\.0\.0\.1:4000\/a\/t"\s*>Acknowledge</);
  expect(text).toMatch(
    /<pre>\s*Acknowledge:\n<a rel="noreferrer" href="http:\/\/127\.0\.0\.1:4000\/a\/token"/,
  );
  expect(text.indexOf('4 h left: Answer')).toBeLessThan(text.indexOf('the older mail'));
});

it('shows the newest part of a long outbox, and says where the rest is', async () => {
  const stack = fakeLocalStack();
  stack.entries = Array.from({ length: 51 }, (_, index) => email({ subject: `mail ${index}.` }));
  const { text } = await page(stack);
  expect(text).toContain('Outbox (51)');
  expect(text).toContain('mail 50.');
  expect(text).toContain('mail 1.');
  expect(text).not.toContain('mail 0.');
  expect(text).toContain('The newest 50 are shown');
});

it('shows a digest of Slack with its links as addresses', async () => {
  const stack = fakeLocalStack();
  stack.entries = [
    {
      ...email(),
      channel: 'slack',
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '• 4 h left: <https://example.com/m|Acme &amp; Co> waits' },
        },
      ],
    },
  ];
  const { text } = await page(stack);
  expect(text).toContain('• 4 h left: Acme &amp; Co: <a rel="noreferrer" href="https://example.com/m">');
});

it('shows nothing from outside as markup', async () => {
  const stack = fakeLocalStack();
  stack.threads = [{ ...thread, orderId: '<img src=x>', store: '<b>', id: '"><script>' }];
  stack.entries = [
    email({
      subject: '<script>alert(1)</script>',
      text: '<script>2</script> https://x.example/"onclick=',
      to: ['<i>'],
    }),
    {
      ...email(),
      channel: 'slack',
      blocks: [
        {
          type: 'actions',
          elements: [{ text: { type: 'plain_text', text: 'x' }, url: 'javascript:alert(1)' }],
        },
      ],
    },
  ];
  const { text } = await page(stack);
  expect(text).not.toMatch(/<img|<script>alert|<script>2|<i>|href="javascript|"onclick=/);
});

it('allows only its own style and script', async () => {
  const { text, headers } = await page(fakeLocalStack());
  const policy = headers['content-security-policy'] ?? '';
  for (const tag of ['style', 'script']) {
    const [, content = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(text) ?? [];
    const hash = createHash('sha256').update(content).digest('base64');
    expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(text).not.toMatch(/ style="| on\w+="|src=/);
});

it('explains how to begin while nobody waits', async () => {
  const { text } = await page(fakeLocalStack());
  expect(text).toContain('Nobody is waiting');
  expect(text).toContain('http://127.0.0.1:4000/local/mail?recipient=us-7f3k9q2m@intake.acme.example');
});

it.each([
  [59_999, 'less than 1 min'],
  [60_000, '1 min'],
  [3_600_000, '1 h'],
  [5 * 3_600_000 + 12 * 60_000 + 59_000, '5 h 12 min'],
  [26 * 3_600_000 + 60_000, '1 d 2 h'],
  [48 * 3_600_000, '2 d'],
])('formats %i ms as %s', (ms, words) => {
  expect(lengthInWords(ms)).toBe(words);
});
