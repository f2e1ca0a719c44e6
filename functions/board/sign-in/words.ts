import type { Reader } from '#shared/messages/alert-view';

const en = {
  title: 'Sign in',
  lead: 'Enter your e-mail address, and we send you a link to sign in with.',
  email: 'E-mail address',
  send: 'Send the link',
  wrongEmail: 'This is not an e-mail address. Check it for a missing part or a space.',
  out: 'You have signed out of this browser.',
  'out-everywhere': 'You have signed out of all browsers.',
  'begin-anew': 'That sign-in took too long, or was begun in another browser. Begin again here.',
  oidc: 'Use your company account',
  orByMail: 'Or enter your e-mail address, and we send you a link.',
  again: 'To the sign-in page',
  stranger: 'We do not know you',
  notVouched:
    'Your company’s sign-in did not confirm who you are, or not that your e-mail address is yours. Try again, or sign in by a link.',
  notKnown: (email: string): string =>
    `Nobody in the settings has the address ${email}. Ask whoever keeps the settings to add it to you.`,
  unreachable: 'Your company’s sign-in does not work',
  unreachableText:
    'It did not answer, or it does not accept Replywatch; the log says which. You can sign in by a link meanwhile.',
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
    unknown: 'It may have been cut off, or the address it was sent to is no longer in the settings.',
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
  'begin-anew': '登录用时过长，或者是在另一个浏览器中开始的。请在这里重新开始。',
  oidc: '使用公司账号登录',
  orByMail: '或者输入您的邮箱，我们会发一个登录链接给您。',
  again: '回到登录页面',
  stranger: '无法确认您的身份',
  notVouched: '公司的登录服务没有确认您的身份，或者没有验证您的邮箱。请重试，或使用邮件链接登录。',
  notKnown: (email) => `设置中没有人使用 ${email} 这个邮箱。请让负责设置的同事为您添加。`,
  unreachable: '公司的登录服务不可用',
  unreachableText: '它没有响应，或者不接受 Replywatch，日志里有原因。您可以先使用邮件链接登录。',
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
    unknown: '链接可能不完整，或者收到它的邮箱已不在设置中。',
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
