import { describe, expect, it } from 'vitest';
import { mentions, phoneIn } from '#shared/contracts/settings/mentions';

describe('a phone', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['+8613800138000', '13800138000'],
    ['+86-13800138000', '13800138000'],
    // What YAML makes of an unquoted +8613800138000.
    ['8613800138000', '13800138000'],
    ['+852-61234567', '+852-61234567'],
    ['+4917012345678', '+4917012345678'],
    ['LiWei', undefined],
    ['1001', undefined],
    ['12345678901', undefined],
  ])('%s is %s', (mention, phone) => {
    expect(phoneIn(mention)).toBe(phone);
  });
});

describe('a person’s names at the chat services', () => {
  it('are taken as their owners write them, phones without quotes too', () => {
    expect(
      mentions.parse({
        slack: 'U012ABCDEF',
        wecom: 'LiWei',
        dingtalk: 13_800_138_000,
        feishu: `ou_${'a1'.repeat(16)}`,
      }),
    ).toEqual({
      slack: 'U012ABCDEF',
      wecom: 'LiWei',
      dingtalk: '13800138000',
      feishu: `ou_${'a1'.repeat(16)}`,
    });
    expect(mentions.parse({ wecom: '138 0013 8000' })).toEqual({ wecom: '13800138000' });
  });

  it.each([
    [{ slack: 'li.wei' }, 'is not a member ID of Slack'],
    [{ slack: '!channel' }, 'is not a member ID of Slack'],
    [{ slack: 'U012ABC>DEF' }, 'is not a member ID of Slack'],
    [{ wecom: '@all' }, 'is neither an account of WeCom nor a phone number'],
    [{ wecom: 'li> <@all' }, 'is neither an account of WeCom nor a phone number'],
    [{ dingtalk: '@13800138000' }, 'is neither a user ID of DingTalk nor a phone number'],
    [{ dingtalk: 12_345_678_901_234_567_890 }, 'write it in quotes'],
    [{ feishu: 'all' }, 'is not an open ID of Feishu'],
    [{ feishu: 'on_1234567890123456' }, 'is not an open ID of Feishu'],
    [{ telegram: '1' }, 'telegram'],
  ])('%j is refused', (given, said) => {
    const { error } = mentions.safeParse(given);
    expect(JSON.stringify(error?.issues)).toContain(said);
  });
});
