import type { PushContent } from '#shared/ports/push';

type Acknowledge = NonNullable<PushContent['acknowledge']>;

/** Shown when a message cannot be read: a browser demands that each shows something. */
const UNREADABLE: PushContent = {
  v: 1,
  language: 'en',
  title: 'Replywatch',
  body: 'Something waits. Open the inbox. 有待处理事项，请打开收件箱。',
  tag: 'unreadable',
  url: '/inbox',
  silent: false,
};

/** The message in the text of a push. Only our server can encrypt one, but it may be older or newer than this worker. */
export function contentIn(text: string | undefined): PushContent {
  let json: unknown;
  try {
    json = JSON.parse(text ?? '');
  } catch {
    return UNREADABLE;
  }
  if (!isRecord(json)) return UNREADABLE;
  const { title, body, tag, url, language, silent, acknowledge } = json;
  if (!isText(title) || typeof body !== 'string' || !isText(tag) || !isPath(url)) return UNREADABLE;
  const button = acknowledgeIn(acknowledge);
  return {
    v: 1,
    language: language === 'zh-CN' ? language : 'en',
    title,
    body,
    tag,
    url,
    silent: silent === true,
    ...(button !== undefined && { acknowledge: button }),
  };
}

function acknowledgeIn(value: unknown): Acknowledge | undefined {
  if (!isRecord(value)) return undefined;
  const { label, url } = value;
  return isText(label) && isPath(url) ? { label, url } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A path of the board: two slashes would lead to another host. */
export function isPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value);
}
