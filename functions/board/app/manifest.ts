import type { Reader } from '#shared/messages/alert-view';
import { ICON_PATH, THEME_COLOR } from './paths.ts';

const WORDS = {
  en: {
    name: 'Replywatch',
    description: 'Buyers who wait for an answer, and how much time is left.',
    inbox: 'Inbox',
    duty: 'On call',
  },
  'zh-CN': {
    name: 'Replywatch 客服时限',
    description: '哪些买家在等回复，还剩多少时间。',
    inbox: '收件箱',
    duty: '值班',
  },
} as const satisfies Record<Reader['language'], unknown>;

/** What makes a browser offer to install the board. `id` stays: by it a browser knows the app that it installed before. */
export function manifestIn(language: Reader['language']): string {
  const { name, description, inbox, duty } = WORDS[language];
  const picture = (src: string, size: number): object => ({
    src,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'any maskable',
  });
  return JSON.stringify({
    id: '/',
    name,
    short_name: 'Replywatch',
    description,
    lang: language,
    start_url: '/inbox',
    scope: '/',
    display: 'standalone',
    background_color: THEME_COLOR,
    theme_color: THEME_COLOR,
    icons: [picture(ICON_PATH, 192), picture('/app/icon-512.png', 512)],
    shortcuts: [
      { name: inbox, url: '/inbox' },
      { name: duty, url: '/duty' },
    ],
  });
}
