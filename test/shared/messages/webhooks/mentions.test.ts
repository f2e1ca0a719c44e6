import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes } from '#shared/domain/instant';
import { alertSlack, digestSlack } from '#shared/messages/alert-slack';
import type { Reader } from '#shared/messages/alert-view';
import { FORMS } from '#shared/messages/webhooks/forms';
import type { Called } from '#shared/ports/webhooks';
import { alertView } from '#test/builders/alert-view';
import { HOSTILE_TEXTS } from '#test/builders/hostile-inputs';
import { at } from '#test/builders/thread';

const reader: Reader = { language: 'en', timeZone: 'Europe/Berlin' };
const LI: Called = {
  id: 'li',
  mentions: { slack: 'U0LIWEI11', wecom: 'LiWei', dingtalk: '13800138000', feishu: 'ou_li0123456789abcdef' },
};
const ANA: Called = {
  id: 'ana',
  mentions: {
    slack: 'U0ANARUIZ',
    wecom: '13900139000',
    dingtalk: 'manager4220',
    feishu: 'ou_ana0123456789abcde',
  },
};
const UNKNOWN: Called = { id: 'chen', mentions: {} };

const one = (changes: Parameters<typeof alertView>[0] = {}, id = 'a') => ({
  id,
  view: alertView(changes),
  loudness: 'loud' as const,
  incident: id,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    one(
      { dueAt: at('10:00') + minutes(index), acknowledgeUrl: `https://api.example/a/${'x'.repeat(400)}` },
      `${index}`,
    ),
  );
const frame = (...called: Called[]) => ({ reader, loudness: 'loud' as const, called });
const bodyOf = (robot: 'wecom' | 'dingtalk' | 'feishu', alerts = [one()], ...called: Called[]): object =>
  FORMS[robot].alerts(alerts, frame(...called)).content;
const textOf = (robot: 'wecom' | 'dingtalk' | 'feishu', body: object): string => {
  const { markdown, text } = body as {
    markdown?: { content?: string; text?: string };
    text?: { content: string };
  };
  return robot === 'feishu'
    ? JSON.stringify(body)
    : (markdown?.content ?? markdown?.text ?? text?.content ?? '');
};

describe('a robot of WeCom', () => {
  it('mentions an account in its markdown, below what happened', () => {
    const lines = textOf('wecom', bodyOf('wecom', [one()], LI)).split('\n');
    expect(lines.slice(0, 2)).toEqual(['### 1 h left: Reply within 24 hours · Replywatch', '<@LiWei>']);
  });

  it('mentions a phone by a plain text, since markdown cannot, and accounts beside it', () => {
    const body = bodyOf('wecom', [one()], LI, ANA);
    expect(body).toMatchObject({
      msgtype: 'text',
      text: { mentioned_list: ['LiWei'], mentioned_mobile_list: ['13900139000'] },
    });
    const lines = textOf('wecom', body).split('\n');
    expect(lines[0]).toBe('1 h left: Reply within 24 hours · Replywatch');
    expect(lines).toContain('Acknowledge https://api.example/a/token.of.link');
    const lines40 = FORMS.wecom.alerts(many(40), frame(ANA));
    const { text } = lines40.content as { text: { content: string } };
    expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2_048);
    expect(lines40.listed.length).toBeGreaterThan(10);
  });
});

it('a robot of DingTalk mentions in the text and beside it, by phone or by user id', () => {
  const body = bodyOf('dingtalk', [one()], LI, ANA);
  expect(body).toMatchObject({
    at: { atMobiles: ['13800138000'], atUserIds: ['manager4220'], isAtAll: false },
  });
  expect(textOf('dingtalk', body).split('\n\n')[1]).toBe('@13800138000 @manager4220');
});

it('a robot of Feishu mentions by a tag of its own', () => {
  expect(bodyOf('feishu', [one()], LI, ANA)).toMatchObject({
    content: {
      post: {
        zh_cn: {
          content: expect.arrayContaining([
            [
              { tag: 'at', user_id: 'ou_li0123456789abcdef' },
              { tag: 'at', user_id: 'ou_ana0123456789abcde' },
            ],
          ]) as object[],
        },
      },
    },
  });
});

it('Slack mentions in the text and in a block of its own', () => {
  const ids = ['U0LIWEI11', 'U0ANARUIZ'];
  for (const { text, blocks } of [
    alertSlack(alertView(), reader, ids),
    digestSlack([alertView(), alertView({ orderId: '1' })], reader, ids).content,
  ]) {
    expect(text).toContain('<@U0LIWEI11> <@U0ANARUIZ>');
    expect(blocks[1]).toEqual({
      type: 'section',
      text: { type: 'mrkdwn', text: '<@U0LIWEI11> <@U0ANARUIZ>', verbatim: true },
    });
  }
});

it('somebody whom the service does not know by name, and nobody, are not mentioned', () => {
  for (const robot of ['wecom', 'dingtalk', 'feishu'] as const)
    expect(bodyOf(robot, [one()], UNKNOWN)).toEqual(bodyOf(robot, [one()]));
  expect(alertSlack(alertView(), reader, [])).toEqual(alertSlack(alertView(), reader));
});

it('a digest mentions everybody once, within the limit of the robot', () => {
  for (const [robot, most] of [
    ['wecom', 4_096],
    ['dingtalk', 20_000],
    ['feishu', 20_000],
  ] as const) {
    const { content } = FORMS[robot].alerts(many(300), frame(LI));
    const shown = JSON.stringify(content);
    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(most);
    const name = LI.mentions[robot]!;
    expect(textOf(robot, content).split(name)).toHaveLength(2);
  }
});

describe('text from outside mentions nobody', () => {
  /** Everything that one of the services reads as a mention. */
  const TRIES = [
    '<@U0ANARUIZ>',
    '<!channel>',
    '<!here>',
    '@all',
    '<@all>',
    '<@AnaRuiz>',
    '@13900139000',
    '<at user_id="all"></at>',
    '<at id=all></at>',
    ...Object.values(HOSTILE_TEXTS),
  ];
  const outside = fc.oneof(
    fc.constantFrom(...TRIES),
    fc
      .tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...TRIES))
      .map((parts) => parts.join('')),
  );

  it('by a robot', () => {
    fc.assert(
      fc.property(
        outside,
        outside,
        fc.constantFrom('wecom', 'dingtalk', 'feishu'),
        fc.boolean(),
        (store, order, robot, digest) => {
          const changes = { storeName: store, orderId: order, calls: [store] };
          const body = bodyOf(robot, digest ? [one(changes), one(changes, 'b')] : [one(changes)], LI);
          if (robot === 'feishu') {
            const tags = JSON.stringify(body).match(/"tag":"at","user_id":"[^"]*"/g) ?? [];
            expect(tags).toEqual([`"tag":"at","user_id":"${LI.mentions.feishu}"`]);
          } else {
            const mention = robot === 'wecom' ? '<@LiWei>' : '@13800138000';
            expect(textOf(robot, body).match(/<?@\S*/g)).toEqual([mention]);
            const at: unknown = 'at' in body ? body.at : undefined;
            expect(at).toEqual(
              robot === 'wecom' ? undefined : { atMobiles: ['13800138000'], atUserIds: [], isAtAll: false },
            );
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('by a text of WeCom, where only the lists mention', () => {
    fc.assert(
      fc.property(outside, (store) => {
        const body = bodyOf('wecom', [one({ storeName: store, orderId: store })], ANA);
        expect(textOf('wecom', body)).not.toMatch(/[@<>]/);
        expect(body).toMatchObject({ text: { mentioned_mobile_list: ['13900139000'] } });
        expect(JSON.stringify(body)).not.toContain('mentioned_list');
      }),
      { numRuns: 200 },
    );
  });

  it('by Slack', () => {
    fc.assert(
      fc.property(outside, fc.boolean(), (store, digest) => {
        const view = alertView({ storeName: store, orderId: store, calls: [store] });
        const { text, blocks } = digest
          ? digestSlack([view, view], reader, ['U0LIWEI11']).content
          : alertSlack(view, reader, ['U0LIWEI11']);
        const marked = blocks.flatMap((block) => {
          const { text: shown } = block as { text?: { type: string; text: string } };
          return shown?.type === 'mrkdwn' ? [shown.text] : [];
        });
        expect([text, ...marked].join('\n').match(/<[@!][^>]*>/g)).toEqual(['<@U0LIWEI11>', '<@U0LIWEI11>']);
      }),
      { numRuns: 300 },
    );
  });
});
