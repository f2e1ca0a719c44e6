import type { Reader } from './alert-view.ts';
import { plain } from './plain.ts';

/** A message that tries a way out, as the doctor or a person asked for it. */
export interface TestMessage {
  readonly title: string;
  readonly text: string;
}

const WORDS: Readonly<
  Record<
    Reader['language'],
    { readonly title: string; readonly byDoctor: string; readonly byPerson: (name: string) => string }
  >
> = {
  en: {
    title: 'Replywatch test: nothing to do',
    byDoctor:
      'This is a test message from npm run doctor, to check that alerts reach you here. Nothing is wrong, and there is nothing to do.',
    byPerson: (name) =>
      `${name} asked for this test ring on the board. It is as loud as a call. Nothing is wrong, and there is nothing to do.`,
  },
  'zh-CN': {
    title: 'Replywatch 测试：无需处理',
    byDoctor: '这是 npm run doctor 发出的测试消息，用来确认提醒能送达这里。一切正常，无需处理。',
    byPerson: (name) => `${name} 在页面上发起了试响铃，响铃方式与真实的紧急提醒相同。一切正常，无需处理。`,
  },
};

/** The words of a test; `name` is the person who asked for it, if it was not the doctor. */
export function testMessage({ language }: Reader, name?: string): TestMessage {
  const { title, byDoctor, byPerson } = WORDS[language];
  return { title, text: name === undefined ? byDoctor : byPerson(plain(name)) };
}
