import type { Reader } from '#shared/messages/alert-view';

const en = {
  pages: { inbox: 'Inbox', figures: 'Figures', duty: 'Duty', templates: 'Templates', health: 'Health' },
  navigation: 'Pages',
  skip: 'Skip to the page',
  onCall: (names: readonly string[]): string => `On call: ${names.join(', ')}`,
  nobodyOnCall: 'Nobody is on call',
  until: (hour: string): string => `until ${hour}`,
  me: (name: string): string => `${name}: language, sessions, sign out`,
  notFound: 'There is nothing at this address',
  notFoundText: 'It may have been cut off, or what it showed was deleted.',
  failed: 'This did not work',
  failedText:
    'Something failed on our side, and nothing was lost. Try again in a minute. The log says what it was.',
  refused: 'This form could not be taken',
  refusedText:
    'It did not come from a page of yours, or you signed in again since. Go back, reload the page, and try again.',
  toInbox: 'To the inbox',
};

export type ShellWords = typeof en;

const zhCn: ShellWords = {
  pages: { inbox: '待回复', figures: '数据', duty: '值班', templates: '模板', health: '运行状况' },
  navigation: '页面',
  skip: '跳到正文',
  onCall: (names) => `值班：${names.join('、')}`,
  nobodyOnCall: '现在无人值班',
  until: (hour) => `到 ${hour}`,
  me: (name) => `${name}：语言、登录设备、退出`,
  notFound: '这个地址没有内容',
  notFoundText: '链接可能不完整，或者内容已被删除。',
  failed: '操作没有成功',
  failedText: '系统出错了，没有丢失任何数据。请一分钟后重试，日志里有原因。',
  refused: '无法接受这个表单',
  refusedText: '它不是从您的页面提交的，或者您之后重新登录过。请返回、刷新页面后再试。',
  toInbox: '回到待回复列表',
};

/** The words of the frame around each page. */
export const shellWords: Readonly<Record<Reader['language'], ShellWords>> = { en, 'zh-CN': zhCn };
