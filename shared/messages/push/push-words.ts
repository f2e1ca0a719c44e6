import type { Reader } from '../alert-view.ts';

const en = {
  acknowledge: 'Acknowledge',
  more: (count: number): string =>
    count === 1 ? 'One more is in the inbox.' : `${count.toLocaleString('en')} more are in the inbox.`,
};

type PushWords = typeof en;

const zhCn: PushWords = {
  acknowledge: '认领',
  more: (count) => `收件箱里还有 ${count} 条。`,
};

/** The words of notifications that no other alert has. */
export const pushWords: Readonly<Record<Reader['language'], PushWords>> = { en, 'zh-CN': zhCn };
