import { describe, expect, it } from 'vitest';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import { marketplaceById } from '#shared/domain/marketplace';
import { closingSlack } from '#shared/messages/alert-slack';
import type { Reader } from '#shared/messages/alert-view';
import { closingLine, type ClosingView } from '#shared/messages/closing';
import { CHAT_FORMS } from '#shared/messages/webhooks/forms';
import { at } from '#test/builders/thread';

const english: Reader = { language: 'en', timeZone: 'Europe/Berlin' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };

const view = (changes: Partial<ClosingView> = {}): ClosingView => ({
  threadId: 'acme-eu.302-9081726-3544536',
  kind: 'message',
  storeName: 'Acme EU',
  marketplace: marketplaceById('A1PA6795UKMFR9'),
  orderId: '302-9081726-3544536',
  waiting: 1,
  endedAt: at('09:38'),
  way: 'through-amazon',
  dueAt: at('10:00'),
  ...changes,
});
const many = (count: number): ClosingView[] =>
  Array.from({ length: count }, (_, index) => view({ orderId: `302-9081726-${3_000_000 + index}` }));

const WHERE = 'Acme EU, amazon.de, 302-9081726-3544536';

const quiet = { loudness: 'quiet', called: [] } as const;

describe('a closing line', () => {
  it('says where, how, how long before the deadline, and when', () => {
    expect(closingLine(view(), english)).toBe(
      `${WHERE}: answered through Amazon, 22 min before the deadline (10:38 Mon 2 Mar, Berlin time)`,
    );
    expect(closingLine(view(), chinese)).toBe(
      'Acme EU，amazon.de，302-9081726-3544536：已通过亚马逊回复，截止前 22 分钟（北京时间 3月2日周一 17:38）',
    );
  });

  it.each([
    [
      { endedAt: at('10:40') },
      'answered through Amazon, 40 min after the deadline',
      '已通过亚马逊回复，超时 40 分钟',
    ],
    [{ endedAt: at('10:00') }, 'answered through Amazon, at the deadline', '已通过亚马逊回复，恰在截止时间'],
    [
      { way: 'own-mailbox' },
      'answered from your own mailbox, 22 min before',
      '已通过您自己的邮箱回复，截止前',
    ],
    [
      { way: 'answered-elsewhere', by: 'Li Wei' },
      'answered, says Li Wei, 22 min before',
      'Li Wei 表示已回复，',
    ],
    [
      { way: 'no-response-needed', by: 'Li Wei' },
      'no response needed, says Li Wei, 22',
      'Li Wei 表示无需回复，',
    ],
    [{ way: 'no-response-needed' }, 'no response needed, 22 min', '：无需回复，'],
    [{ way: 'order-cancelled' }, 'order canceled, 22 min', '：订单已取消，'],
  ] as const)('says the way: %j', (changes, inEnglish, inChinese) => {
    expect(closingLine(view(changes), english)).toContain(inEnglish);
    expect(closingLine(view(changes), chinese)).toContain(inChinese);
  });

  it('names what it is about where there is no order', () => {
    const { orderId, ...rest } = view();
    expect(closingLine({ ...rest, kind: 'unknown', way: 'acknowledged', by: 'Ana' }, english)).toContain(
      'Acme EU, amazon.de, unrecognized mail: dealt with by Ana',
    );
    expect(closingLine({ ...rest, kind: 'account-status', way: 'concern-settled' }, english)).toContain(
      'Acme EU, amazon.de, Account status: back to normal',
    );
  });
});

describe('a post of closing lines', () => {
  it('in Slack is a line each, in which nothing is markup or a mention', () => {
    const { content, listed } = closingSlack([view(), view({ storeName: '<!here> *A*' })], english);
    expect(listed).toHaveLength(2);
    const lines = content.text.split('\n');
    expect(lines[0]).toBe('2 closed');
    expect(lines[1]).toBe(
      `✓ ${WHERE}: answered through Amazon, 22 min before the deadline (10:38 Mon 2 Mar, Berlin time)`,
    );
    expect(lines[2]).toContain('✓ &lt;!here&gt;  A , amazon.de');
    expect(content.blocks).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: lines.slice(1).join('\n'), verbatim: true } },
    ]);
  });

  it('in Slack takes a hundred, and no more than a post holds', () => {
    expect(closingSlack(many(100), chinese).listed).toHaveLength(100);
    const { content, listed } = closingSlack(many(1_000), english);
    expect(content.blocks.length).toBeLessThanOrEqual(6);
    expect(content.text.split('\n')).toHaveLength(listed.length + 1);
  });

  it.each([
    ['wecom', 4_096],
    ['dingtalk', 20_000],
    ['feishu', 20_000],
  ] as const)('of %s takes as many as its limit allows', (preset, most) => {
    const all = many(500).map((one, index) => ({ id: String(index), view: one }));
    for (const reader of [english, chinese]) {
      const { content, listed } = CHAT_FORMS[preset].closings(all, { reader, ...quiet });
      expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThanOrEqual(most);
      expect(listed.length).toBeGreaterThan(15);
      expect(JSON.stringify(content).split('✓').length - 1).toBe(listed.length);
      expect(JSON.stringify(content)).toContain('Replywatch');
    }
  });

  it('for a program has its own part of the body, and no alerts', () => {
    const { content } = CHAT_FORMS.json.closings([{ id: 'a', view: view({ endedAt: at('10:40') }) }], {
      reader: english,
      ...quiet,
    });
    expect(webhookBodySchema.parse(content)).toEqual(content);
    expect(content).toEqual({
      v: 1,
      text: `${WHERE}: answered through Amazon, 40 min after the deadline (11:40 Mon 2 Mar, Berlin time)`,
      alerts: [],
      closings: [
        {
          id: 'a',
          threadId: 'acme-eu.302-9081726-3544536',
          kind: 'message',
          endedAt: '2026-03-02T10:40:00.000Z',
          way: 'through-amazon',
          dueAt: '2026-03-02T10:00:00.000Z',
          store: 'Acme EU',
          country: 'DE',
          orderId: '302-9081726-3544536',
          text: `${WHERE}: answered through Amazon, 40 min after the deadline (11:40 Mon 2 Mar, Berlin time)`,
        },
      ],
    });
  });
});
