import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { FORMS } from '#shared/messages/webhooks/forms';
import { alertView } from '#test/builders/alert-view';
import { at } from '#test/builders/thread';

const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const frame = { reader: chinese, loudness: 'loud' as const, called: [] };
const ACKNOWLEDGE = 'https://api.example/a/token.of.link';

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

it('a message of Feishu’s apps is a post, as JSON in a text', () => {
  const { content } = FORMS['feishu-app'].alerts([one()], frame);
  expect(content.msg_type).toBe('post');
  expect(JSON.parse(content.content)).toMatchObject({
    zh_cn: {
      title: expect.stringContaining('还剩 1 小时') as string,
      content: expect.arrayContaining([[{ tag: 'a', text: '认领', href: ACKNOWLEDGE }]]) as object[],
    },
  });
});

describe('a message of DingTalk’s apps', () => {
  it('is markdown with its links, and the DING says what it is about without any', () => {
    const { content } = FORMS['dingtalk-ding'].alerts([one()], frame);
    expect(content.msgKey).toBe('sampleMarkdown');
    expect(JSON.parse(content.msgParam)).toMatchObject({
      title: expect.stringContaining('还剩 1 小时') as string,
      text: expect.stringContaining(`[认领](${ACKNOWLEDGE})`) as string,
    });
    expect(content.ding).toContain('还剩 1 小时');
    expect(content.ding).toContain('Acme EU');
    expect(content.ding).not.toContain('http');
  });

  it('the DING stays short', () => {
    const { content } = FORMS['dingtalk-ding'].alerts([one({ calls: ['x'.repeat(500)] })], frame);
    expect(content.ding.length).toBeLessThanOrEqual(200);
  });
});

it('a message of WeCom’s apps is a text with links, which also arrives in WeChat', () => {
  const { content } = FORMS['wecom-call'].alerts(
    [one({ storeName: '<a href="https://evil.example">' })],
    frame,
  );
  expect(content).toMatchObject({ msgtype: 'text' });
  const links = content.text.content.match(/<[^/][^>]*>/g) ?? [];
  expect(links).toHaveLength(3);
  expect(content.text.content).toContain(`<a href="${ACKNOWLEDGE}">认领</a>`);
  expect(content.text.content).not.toContain('<a href="https://evil.example');
});

describe('a push by Bark', () => {
  it('says what it is about, and a tap leads to where one acts', () => {
    const { content } = FORMS.bark.alerts([one()], frame);
    expect(content).toMatchObject({
      title: expect.stringContaining('还剩 1 小时') as string,
      body: expect.stringContaining('Acme EU') as string,
      url: ACKNOWLEDGE,
    });
    expect(content.body).not.toContain('http');
  });

  it('of several leads to the inbox', () => {
    const { content, listed } = FORMS.bark.alerts(many(3), frame);
    expect(content.url).toBe('https://api.example/inbox');
    expect(content.body.split('\n')).toHaveLength(3);
    expect(listed).toHaveLength(3);
  });
});

it.each([
  ['feishu-app', 20_000, 40],
  ['dingtalk-ding', 15_000, 40],
  ['wecom-call', 2_048, 20],
  ['bark', 4_096, 30],
] as const)('%s gets no more than it takes, and says which alerts it lists', (preset, most, least) => {
  const all = many(300);
  const { content, listed } = FORMS[preset].alerts(all, frame);
  const size = 'text' in content ? content.text.content : JSON.stringify(content);
  expect(Buffer.byteLength(size)).toBeLessThanOrEqual(most);
  expect(listed).toEqual(all.slice(0, listed.length).map(({ view }) => view));
  expect(listed.length).toBeGreaterThanOrEqual(least);
  expect(FORMS[preset].alerts(all.slice(0, listed.length + 1), frame).listed.length).toBeLessThanOrEqual(
    listed.length + 1,
  );
  const long = FORMS[preset].alerts(
    [one({ calls: Array.from({ length: 4_000 }, (_, n) => `Person ${n}`) })],
    frame,
  ).content;
  const longest = 'text' in long ? long.text.content : JSON.stringify(long);
  expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(most);
  expect(longest).toContain('…');
  expect(longest).toContain(ACKNOWLEDGE);
});

it('a test and closing lines have a form everywhere', () => {
  for (const preset of ['feishu-app', 'dingtalk-ding', 'wecom-call', 'bark'] as const) {
    const test = FORMS[preset].test({ title: 'Test', text: 'nothing to do', token: 't' }, frame);
    expect(JSON.stringify(test)).toContain('nothing to do');
  }
});

it('text from outside is never markup of DingTalk or WeCom', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
      const storeName = `${name}[x](https://evil.example) <a href="https://evil.example">x</a> @all`;
      const ding = FORMS['dingtalk-ding'].alerts([one({ storeName })], frame).content;
      const { text } = JSON.parse(ding.msgParam) as { text: string };
      expect(text.match(/\]\([^)]*\)/g)).toHaveLength(3);
      const wecom = FORMS['wecom-call'].alerts([one({ storeName })], frame).content;
      expect(wecom.text.content.match(/<[^/][^>]*>/g)).toHaveLength(3);
    }),
    { numRuns: 100 },
  );
});
