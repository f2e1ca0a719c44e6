import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answerEndpoints } from '#infra/local/web/endpoints';
import { lengthInWords } from '#infra/local/web/page-time';
import type { ApiRequest, ApiResponse } from '#infra/local/state/types';
import { hours } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import { email, fakeLocalStack, type FakeLocalStack, TEN } from './fake-local-stack.ts';

const { settings } = shop();

const waiting = (nextAt: string): object => ({
  id: 'acme-eu.302-9081726-3544536',
  kind: 'message',
  state: 'open',
  store: 'acme-eu',
  marketplaceId: 'A1PA6795UKMFR9',
  orderId: '302-9081726-3544536',
  waiting: 2,
  topic: null,
  language: null,
  clocks: [],
  nextStep: { clock: 'reply', step: '12h-before', at: nextAt },
  acknowledgedBy: null,
  facts: [],
  decisions: [],
});

const ask = (stack: FakeLocalStack, request: Partial<ApiRequest>): Promise<ApiResponse> =>
  answerEndpoints(
    { stack, settings },
    {
      method: 'GET',
      url: '/local/sent',
      body: new Uint8Array(),
      sourceIp: '127.0.0.1',
      ...request,
      headers: { host: '127.0.0.1:4000', ...request.headers },
    },
  );

async function page(
  stack: FakeLocalStack,
  url = '/local/sent',
): Promise<{ text: string; headers: Readonly<Record<string, string>> }> {
  const { status, headers, body } = await ask(stack, { url });
  expect(status).toBe(200);
  return { text: Buffer.from(body).toString(), headers };
}

it('shows a reply as a mail to the buyer', async () => {
  const stack = fakeLocalStack();
  stack.entries = [email({ to: ['k3v9x2m7q1w8z5t4@marketplace.amazon.de'], subject: 'Re: your parcel' })];
  const { text } = await page(stack);
  expect(text).toContain('Reply to a buyer, by e-mail to k3v9x2m7q1w8z5t4@marketplace.amazon.de');
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
  for (const path of ['/local/sent', '/local/put']) await allowsOnlyItsOwn(path);
});

async function allowsOnlyItsOwn(path: string): Promise<void> {
  const { text, headers } = await page(fakeLocalStack(), path);
  const policy = headers['content-security-policy'] ?? '';
  for (const tag of ['style', 'script']) {
    const [, content = ''] = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(text) ?? [];
    const hash = createHash('sha256').update(content).digest('base64');
    expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(text).not.toMatch(/ style="| on\w+="|src=/);
}

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

describe('the bar on top of the pages of the board', () => {
  const withPage = (): FakeLocalStack => {
    const stack = fakeLocalStack();
    const api = stack.api.bind(stack);
    stack.api = async (request) =>
      request.url === '/inbox'
        ? {
            status: 200,
            headers: { 'content-type': 'text/html; charset=UTF-8' },
            body: Buffer.from('<html><head></head><body data-now="1"><main>Inbox</main></body></html>'),
          }
        : api(request);
    return stack;
  };
  const press = async (
    stack: FakeLocalStack,
    field: string,
    referer = 'http://127.0.0.1:4000/inbox?state=all',
  ): Promise<ApiResponse> =>
    ask(stack, {
      method: 'POST',
      url: '/local/clock',
      headers: { 'content-type': 'application/x-www-form-urlencoded', referer },
      body: Buffer.from(field),
    });

  it('shows the clock, the outbox and the way in for a mail, on pages only', async () => {
    const stack = withPage();
    stack.entries = [email()];
    const { text } = await page(stack, '/inbox');
    expect(text).toMatch(/<aside[^]*<\/aside><main>/);
    expect(text).toContain('2026-03-02 10:00 UTC');
    expect(text).toContain('Outbox (1)');
    expect((await page(stack, '/api/threads')).text).not.toContain('aside');
  });

  it('moves the clock by an hour, by twelve, or to the next alert, and goes back to its page', async () => {
    const stack = withPage();
    const { status, headers } = await press(stack, 'advance=PT1H');
    expect([status, headers['location']]).toEqual([303, '/inbox?state=all']);
    expect(stack.now()).toBe(TEN + hours(1));
    await press(stack, 'advance=PT12H');
    expect(stack.now()).toBe(TEN + hours(13));
    stack.threads = [waiting('2026-03-03T20:00:00.000Z'), waiting('2026-03-03T08:12:00.000Z')];
    await press(stack, 'to=next-alert');
    expect(new Date(stack.now()).toISOString()).toBe('2026-03-03T08:12:00.000Z');
  });

  it('leads back to a page of its own only', async () => {
    const { headers } = await press(withPage(), 'advance=PT1H', 'http://127.0.0.1:4000//evil.example/x');
    expect(headers['location']).toBe('/inbox');
  });

  it('leaves the clock alone when nothing is to come, or the form is wrong', async () => {
    const stack = withPage();
    await press(stack, 'to=next-alert');
    expect((await press(stack, 'advance=PT9999H')).status).toBe(400);
    expect(stack.now()).toBe(TEN);
  });
});

it('offers the intake addresses for a mail to put in', async () => {
  expect((await page(fakeLocalStack(), '/local/put')).text).toContain(
    '<option value="us-7f3k9q2m@intake.acme.example">',
  );
});
