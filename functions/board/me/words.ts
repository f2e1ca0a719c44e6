import type { Reader } from '#shared/messages/alert-view';

const en = {
  title: 'You',
  preferences: 'Language and time zone',
  preferencesText: 'They hold for these pages. Your alerts keep to the settings.',
  language: 'Language',
  timeZone: 'Time zone',
  asInSettings: (value: string): string => `As in the settings: ${value}`,
  save: 'Save',
  saved: 'Saved.',
  wrong: 'This language or time zone is not on the list. Choose one from it.',
  sessions: 'Where you are signed in',
  unknownBrowser: 'A browser that did not say its name',
  thisOne: 'This browser',
  started: 'Signed in',
  seen: 'Last used',
  signOut: 'Sign out',
  signOutOf: (browser: string): string => `Sign out: ${browser}`,
  ended: 'That browser is signed out.',
  everywhere: 'Sign out everywhere',
  everywhereText: 'Do this if you lost a device, or do not know one of these browsers.',
};

export type MeWords = typeof en;

const zhCn: MeWords = {
  title: '我',
  preferences: '语言和时区',
  preferencesText: '只影响这里的页面，提醒仍按设置发送。',
  language: '语言',
  timeZone: '时区',
  asInSettings: (value) => `与设置相同：${value}`,
  save: '保存',
  saved: '已保存。',
  wrong: '列表中没有这个语言或时区，请从列表中选择。',
  sessions: '已登录的浏览器',
  unknownBrowser: '未知浏览器',
  thisOne: '当前浏览器',
  started: '登录时间',
  seen: '最近使用',
  signOut: '退出登录',
  signOutOf: (browser) => `退出登录：${browser}`,
  ended: '那个浏览器已退出登录。',
  everywhere: '退出所有浏览器',
  everywhereText: '如果丢失了设备，或者有不认识的浏览器，请使用这个功能。',
};

/** The words of the page about oneself. */
export const meWords: Readonly<Record<Reader['language'], MeWords>> = { en, 'zh-CN': zhCn };

/** Each language by its own name. */
export const LANGUAGES: Readonly<Record<Reader['language'], string>> = { en: 'English', 'zh-CN': '简体中文' };
