import { describe, expect, it } from 'vitest';
import { concernIn } from '#shared/messages/concern-words';

describe('a difference from Amazon’s count', () => {
  const about = 'average-response-differs';

  it('has a unit where we counted something, and none where we counted nothing', () => {
    expect(concernIn('en', { about, value: 5.5, line: 2 })).toContain('of 5.5 h, Replywatch counts 2 h:');
    expect(concernIn('en', { about, value: 5.5 })).toContain('of 5.5 h, Replywatch counts nothing:');
    expect(concernIn('zh-CN', { about, value: 5.5, line: 2 })).toContain('统计为 2 小时：');
    expect(concernIn('zh-CN', { about, value: 5.5 })).toContain('统计为 无：');
  });
});
