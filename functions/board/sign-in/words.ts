import type { Reader } from '#shared/messages/alert-view';

const en = {
  title: 'Sign in',
  lead: 'Enter your e-mail address, and we send you a link to sign in with.',
  email: 'E-mail address',
  send: 'Send the link',
  wrongEmail: 'This is not an e-mail address. Check it for a missing part or a space.',
  out: 'You have signed out of this browser.',
  'out-everywhere': 'You have signed out of all browsers.',
  sentTitle: 'Check your e-mail',
  sent: 'If the address belongs to somebody in the settings, a link is on its way to it. It works once, for 10 minutes.',
  sentNothing:
    'Nothing there after two minutes? Look into the spam folder, and check that you entered the address that your alerts go to.',
  another: 'Enter another address',
  hello: (name: string): string => `Sign in as ${name}`,
  press: 'This browser stays signed in until you have not used it for a week.',
  notYours: 'Is this not you, or did you not ask for it? Close this page: nothing has happened.',
  dead: {
    used: 'This link has been used',
    old: 'This link is too old',
    unknown: 'This link does not work',
  },
  deadText: {
    used: 'A link works once. If it was not you who used it, tell your manager.',
    old: 'A link works for 10 minutes after it was sent.',
    unknown: 'It may have been cut off, or the person it was sent to is no longer in the settings.',
  },
  anew: (email: string): string => `Send a new link to ${email}`,
  locked: 'Signing in is locked',
  lockedText: (minutes: number): string =>
    `There were ten failed tries from your network. Try again in ${minutes} min. The links in your alerts still work, and whoever is signed in stays so. Your managers have got a mail about it.`,
  tooMany: 'Too many links were asked for',
  tooManyText: (minutes: number): string =>
    `Your network has asked for too many links. Use the last one you got, or try again in ${minutes} min.`,
};

export type SignInWords = typeof en;

const zhCn: SignInWords = {
  title: '登录',
  lead: '输入您的邮箱，我们会发一个登录链接给您。',
  email: '邮箱',
  send: '发送登录链接',
  wrongEmail: '这不是有效的邮箱地址。请检查是否有遗漏或空格。',
  out: '您已在这个浏览器上退出登录。',
  'out-everywhere': '您已在所有浏览器上退出登录。',
  sentTitle: '请查看您的邮箱',
  sent: '如果这个邮箱属于设置中的人员，登录链接已经发出。链接只能用一次，10 分钟内有效。',
  sentNothing: '两分钟后还没收到？请查看垃圾邮件，并确认输入的是接收提醒的邮箱。',
  another: '换一个邮箱',
  hello: (name) => `以 ${name} 的身份登录`,
  press: '登录后，这个浏览器一周内有使用就会保持登录。',
  notYours: '不是您本人，或者您没有申请登录？关掉这个页面即可，不会有任何影响。',
  dead: {
    used: '这个链接已经用过',
    old: '这个链接已过期',
    unknown: '这个链接无效',
  },
  deadText: {
    used: '每个链接只能用一次。如果不是您本人用的，请告诉您的主管。',
    old: '链接发出后 10 分钟内有效。',
    unknown: '链接可能不完整，或者收件人已不在设置中。',
  },
  anew: (email) => `重新发送链接到 ${email}`,
  locked: '登录已被锁定',
  lockedText: (minutes) =>
    `您所在的网络有十次登录失败。请在 ${minutes} 分钟后再试。提醒里的链接仍然可用，已登录的人不受影响。我们已通知主管。`,
  tooMany: '申请链接次数过多',
  tooManyText: (minutes) =>
    `您所在的网络申请登录链接过于频繁。请使用最近收到的链接，或在 ${minutes} 分钟后再试。`,
};

/** The words of the sign-in pages. */
export const signInWords: Readonly<Record<Reader['language'], SignInWords>> = { en, 'zh-CN': zhCn };
