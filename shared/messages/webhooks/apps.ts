import type { WebhookContent } from '#shared/ports/webhooks';
import { cutTo } from '#shared/whole-characters';
import type { ChatLine } from '../chat-post.ts';
import { asTag, type ChatFormat, chatForm, escaped, inMarkdown, utf8 } from './chat-form.ts';
import { harmless } from './harmless.ts';

/*
 * Messages by apps to one person, who needs no mention: the service rings that person.
 */

const jsonBytes = (body: object): number => utf8(JSON.stringify(body));

/** A post of Feishu; a request may have 30 KB ("Send message"). */
export const feishuAppForm = chatForm((): ChatFormat<WebhookContent<'feishu-app'>> => ({
  body: (title, lines) => ({
    msg_type: 'post',
    content: JSON.stringify({ zh_cn: { title, content: lines.map((line) => line.map(asTag)) } }),
  }),
  bytes: jsonBytes,
  mostBytes: 20_000,
}));

/** A DING is read out by a phone: what it says is short. */
const DING_CHARACTERS = 200;

/** A message of DingTalk's robots; `msgParam` may have 15,000 bytes. */
export const dingtalkDingForm = chatForm((): ChatFormat<WebhookContent<'dingtalk-ding'>> => ({
  body: (title, lines) => ({
    msgKey: 'sampleMarkdown',
    msgParam: JSON.stringify({
      title,
      text: [`### ${escaped(title)}`, ...lines.map(inMarkdown)].join('\n\n'),
    }),
    ding: cutTo([title, ...lines.filter(isPlain).map(textOf)].join('\n'), DING_CHARACTERS),
  }),
  bytes: jsonBytes,
  mostBytes: 14_000,
}));

/** A text of WeCom's apps, in which only links are markup, and which also arrives in WeChat; at most 2,048 bytes. */
export const wecomCallForm = chatForm((): ChatFormat<WebhookContent<'wecom-call'>> => ({
  body: (title, lines) => ({
    msgtype: 'text',
    text: { content: [plainly(title), ...lines.map(inHtml)].join('\n') },
  }),
  bytes: ({ text }) => utf8(text.content),
  mostBytes: 2_048,
}));

function inHtml(line: ChatLine): string {
  return line
    .map(({ text, url }) => (url === undefined ? plainly(text) : `<a href="${url}">${plainly(text)}</a>`))
    .join('');
}

/** A text makes links of words by itself. */
function plainly(text: string): string {
  return escaped(harmless(text));
}

function isPlain(line: ChatLine): boolean {
  return line.every(({ url }) => url === undefined);
}

function textOf(line: ChatLine): string {
  return line.map(({ text }) => harmless(text)).join('');
}
