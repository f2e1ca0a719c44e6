import type { Reader } from './alert-view.ts';

const en = {
  acknowledge: 'Acknowledge',
  more: (count: number): string =>
    count === 1 ? 'One more is in the inbox.' : `${count.toLocaleString('en')} more are in the inbox.`,
  testTitle: 'Test: push works here',
  testBody: 'There is nothing to do. Alerts reach you on this device.',
};

type PushWords = typeof en;

const zhCn: PushWords = {
  acknowledge: '认领',
  more: (count) => `收件箱里还有 ${count} 条。`,
  testTitle: '测试：推送正常',
  testBody: '无需处理。提醒会发到这台设备。',
};

/** The words of notifications that no other alert has. */
export const pushWords: Readonly<Record<Reader['language'], PushWords>> = { en, 'zh-CN': zhCn };
