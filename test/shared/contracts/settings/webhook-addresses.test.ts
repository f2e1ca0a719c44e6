import { describe, expect, it } from 'vitest';
import { rulesOf } from '#shared/contracts/settings/rules';
import { settingsSchema } from '#shared/contracts/settings/settings';
import {
  personAt,
  webhookAddress,
  webhookAt,
  webhookPlaces,
} from '#shared/contracts/settings/webhooks/addresses';
import { targetsOf } from '#shared/domain/escalation/summon';
import { shop } from '#test/builders/shop';

const { people } = shop().settings;
const { slack: _, ...li } = people['li']!;
const { slack: __, ...ana } = people['ana']!;
const webhooks = {
  feishu: {
    preset: 'feishu-app',
    appId: 'cli_a1b2c3d4e5f6',
    appSecret: 'feishu/secret',
    language: 'zh-CN',
    timeZone: 'UTC',
  },
  team: { preset: 'dingtalk', urlSecret: 'hook/team', language: 'en', timeZone: 'UTC' },
} as const;
const shopWith = (of: typeof li, other: typeof ana) =>
  shop({ people: { ...people, li: of, ana: other }, webhooks });
const feishu = (id: string) => ({ mentions: { feishu: `ou_${id}`.padEnd(24, '0') } });
const apart = shopWith(
  { ...li, webhook: 'feishu', ...feishu('a') },
  { ...ana, webhook: 'feishu', ...feishu('b') },
);
const together = shopWith({ ...li, webhook: 'team' }, { ...ana, webhook: 'team' });

describe('a service that reaches one person at a time', () => {
  const { settings } = apart;

  it('is an address of its own for each of them, so that each alert is settled by itself', () => {
    const { responders } = rulesOf(apart).rota;
    expect(targetsOf(responders, ['webhook']).filter(({ channel }) => channel === 'webhook')).toEqual([
      { channel: 'webhook', recipient: 'feishu.li', calls: ['li'] },
      { channel: 'webhook', recipient: 'feishu.ana', calls: ['ana'] },
    ]);
    expect(webhookPlaces(settings).map(({ to, whom }) => [to, whom])).toEqual([
      ['feishu.li', 'the webhook feishu to Li Wei'],
      ['feishu.ana', 'the webhook feishu to Ana Ruiz'],
      ['team', 'the webhook team'],
    ]);
  });

  it('is found with the person’s id there', () => {
    expect(webhookAt(settings, webhookAddress(settings, 'ana', 'feishu'))).toEqual({
      ...settings.webhooks['feishu'],
      userId: settings.people['ana']?.mentions?.feishu,
    });
    expect(personAt('feishu.ana')).toBe('ana');
    expect(personAt('team')).toBeUndefined();
  });

  it('is not found without a person, or with one whom it does not know', () => {
    for (const address of [
      'feishu',
      'feishu.',
      'feishu.chen',
      'feishu.nobody',
      'gone.li',
      'team.li',
      '',
      '.li',
    ])
      expect(webhookAt(settings, address), address).toBeUndefined();
  });
});

it('several people who read one webhook share one post', () => {
  const { settings } = together;
  const { responders } = rulesOf(together).rota;
  expect(targetsOf(responders, ['webhook']).filter(({ channel }) => channel === 'webhook')).toEqual([
    { channel: 'webhook', recipient: 'team', calls: ['li', 'ana'] },
  ]);
  expect(webhookAt(settings, 'team')).toEqual(settings.webhooks['team']);
});

describe('a person without an id at the service that reaches them', () => {
  const input = (mentions: object | undefined, preset: object) => ({
    ...shop().settings,
    clocks: undefined,
    people: { ...people, li: { ...li, webhook: 'own', ...(mentions && { mentions }) } },
    webhooks: { own: { language: 'en', timeZone: 'UTC', appSecret: 'app/secret', ...preset } },
  });
  const ding = { preset: 'dingtalk-ding', appKey: 'dingabc123' };
  const wecom = { preset: 'wecom-call', corpId: 'ww1234567890abcdef', agentId: 1_000_002 };
  const issuesOf = (mentions: object | undefined, preset: object) => {
    const {
      acknowledgeHold: _a,
      nudgeMargin: _n,
      beforeEndOfShift: _b,
      figures: _f,
      holidays: _h,
      ...rest
    } = input(mentions, preset);
    return settingsSchema.safeParse(rest).error?.issues.map(({ path, message }) => [path.join('.'), message]);
  };

  it.each([
    [
      undefined,
      ding,
      'people.li.webhook',
      '"own" reaches a person by their own ID: add mentions.dingtalk to li',
    ],
    [
      { wecom: 'LiWei' },
      ding,
      'people.li.webhook',
      '"own" reaches a person by their own ID: add mentions.dingtalk to li',
    ],
    [
      { dingtalk: '13800138000' },
      ding,
      'people.li.mentions.dingtalk',
      'is a phone number, but dingtalk-ding needs the ID of the person',
    ],
    [
      { wecom: '13800138000' },
      wecom,
      'people.li.mentions.wecom',
      'is a phone number, but wecom-call needs the ID of the person',
    ],
  ])('is refused: %j', (mentions, preset, path, message) => {
    expect(issuesOf(mentions, preset)).toEqual([[path, message]]);
  });

  it('is fine with one', () => {
    expect(issuesOf({ dingtalk: 'manager1' }, ding)).toBeUndefined();
    expect(issuesOf({ wecom: 'LiWei' }, wecom)).toBeUndefined();
  });
});
