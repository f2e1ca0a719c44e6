import type { Reader } from '#shared/messages/alert-view';

const en = {
  subject: 'Sign in to Replywatch',
  hello: (name: string): string => `Hello ${name},`,
  lead: 'Press the button to sign in.',
  button: 'Sign in',
  lives: (until: string): string => `It works once, until ${until}.`,
  asked: (at: string, browser: string | undefined, address: string): string =>
    `It was asked for at ${at}${browser === undefined ? '' : `, in ${browser}`}, from the address ${address}.`,
  notYours: 'Was it not you? Then do nothing, and nobody gets in. If it happens again, tell your manager.',
  lockedSubject: 'Signing in to Replywatch is locked for one network',
  locked: (who: string | undefined, address: string, until: string): string =>
    who === undefined
      ? `Ten tries to sign in failed within an hour. They came from the network of ${address} and named nobody. Made-up links, and your company’s sign-in where you have one, are refused there until ${until}.`
      : `Ten tries to sign in as ${who} failed within an hour. They came from the network of ${address}. Nobody can sign in as ${who} from there until ${until}.`,
  goesOn: 'Whoever is signed in stays so, and the links in alerts still work.',
  whatToDo: (who: string | undefined): string =>
    who === undefined
      ? 'Most likely somebody tried made-up links, which cannot succeed, or the company account of a colleague has an address that is not in the settings.'
      : `Ask ${who} whether it was them. If not, somebody may read their mail: have them change its password, then press “Sign out everywhere” on the page behind their name.`,
};

export type SignInMailWords = typeof en;

const zhCn: SignInMailWords = {
  subject: '登录 Replywatch',
  hello: (name) => `${name}，您好：`,
  lead: '点击按钮即可登录。',
  button: '登录',
  lives: (until) => `链接只能用一次，${until} 前有效。`,
  asked: (at, browser, address) =>
    `申请时间：${at}；${browser === undefined ? '' : `浏览器：${browser}；`}网络地址：${address}。`,
  notYours: '不是您本人申请的？不用理会，没有人能因此登录。如果再次发生，请告诉您的主管。',
  lockedSubject: '有一个网络已被锁定，暂时不能登录 Replywatch',
  locked: (who, address, until) =>
    who === undefined
      ? `一小时内有十次登录失败，来自 ${address} 所在的网络，没有对应任何人员。在 ${until} 之前，不接受来自那里的无效链接，也不能从那里使用公司账号登录。`
      : `一小时内有十次以 ${who} 的身份登录失败，来自 ${address} 所在的网络。在 ${until} 之前，不能从那里以 ${who} 的身份登录。`,
  goesOn: '已登录的人不受影响，提醒里的链接仍然可用。',
  whatToDo: (who) =>
    who === undefined
      ? '多半是有人在猜测链接（不可能猜中），或者某位同事的公司账号邮箱不在设置中。'
      : `请向 ${who} 确认是否本人操作。如果不是，可能有人能看到这个邮箱：请修改邮箱密码，然后点击页面右上角的姓名，选择“退出所有浏览器”。`,
};

/** The words of mails about signing in. */
export const signInMailWords: Readonly<Record<Reader['language'], SignInMailWords>> = { en, 'zh-CN': zhCn };
