import { phoneIn } from '#shared/contracts/settings/mentions';
import type { ChatLine } from '../chat-post.ts';
import { asTag, type ChatFormat, chatForm, escaped, inMarkdown, utf8 } from './chat-form.ts';
import { harmless } from './harmless.ts';

/** Room for a timestamp and a signature. */
const SIGNATURE_BYTES = 200;

/** A group robot of WeCom. Its markdown mentions people by their accounts; phones are mentioned by a plain text alone. */
export const wecomForm = chatForm(
  (mentioned) =>
    mentioned.some((one) => phoneIn(one) !== undefined) ? wecomText(mentioned) : wecomMarkdown(mentioned),
  'wecom',
);

function wecomMarkdown(mentioned: readonly string[]): ChatFormat<object> {
  const mention = mentioned.map((account) => `<@${account}>`).join(' ');
  return {
    body: (title, lines) => ({
      msgtype: 'markdown',
      markdown: {
        content: [
          `### ${escaped(title)}`,
          ...(mention === '' ? [] : [mention]),
          ...lines.map(inMarkdown),
        ].join('\n'),
      },
    }),
    // The limit applies to the content alone; a line break counts two in JSON, so this is never less.
    bytes: (body) => utf8(JSON.stringify(body)),
    mostBytes: 4_096,
  };
}

function wecomText(mentioned: readonly string[]): ChatFormat<object> {
  const phones = mentioned.flatMap((one) => phoneIn(one) ?? []);
  const accounts = mentioned.filter((one) => phoneIn(one) === undefined);
  return {
    body: (title, lines) => ({
      msgtype: 'text',
      text: {
        content: [plainly(title), ...lines.map(withUrls)].join('\n'),
        ...(accounts.length > 0 && { mentioned_list: accounts }),
        mentioned_mobile_list: phones,
      },
    }),
    bytes: (body) => utf8(JSON.stringify(body)),
    mostBytes: 2_048,
  };
}

/** A line of a text without markup: a link stands behind its words. */
function withUrls(line: ChatLine): string {
  return line
    .map(({ text, url }) => (url === undefined ? plainly(text) : `${plainly(text)} ${url}`))
    .join('');
}

/** A text makes links of words by itself. */
function plainly(text: string): string {
  return escaped(harmless(text));
}

/** A group robot of DingTalk. Whom it mentions stands in the text and beside it; either alone notifies nobody. */
export const dingtalkForm = chatForm(
  (mentioned): ChatFormat<object> => ({
    body: (title, lines) => ({
      msgtype: 'markdown',
      markdown: {
        title,
        text: [
          `### ${escaped(title)}`,
          ...(mentioned.length === 0 ? [] : [mentioned.map((one) => `@${phoneIn(one) ?? one}`).join(' ')]),
          ...lines.map(inMarkdown),
        ].join('\n\n'),
      },
      ...(mentioned.length > 0 && {
        at: {
          atMobiles: mentioned.flatMap((one) => phoneIn(one) ?? []),
          atUserIds: mentioned.filter((one) => phoneIn(one) === undefined),
          isAtAll: false,
        },
      }),
    }),
    bytes: (body) => utf8(JSON.stringify(body)),
    mostBytes: 20_000 - SIGNATURE_BYTES,
  }),
  'dingtalk',
);

/** A group robot of Feishu. */
export const feishuForm = chatForm(
  (mentioned): ChatFormat<object> => ({
    body: (title, lines) => ({
      msg_type: 'post',
      content: {
        post: {
          zh_cn: {
            title,
            content: [
              ...(mentioned.length === 0 ? [] : [mentioned.map((id) => ({ tag: 'at', user_id: id }))]),
              ...lines.map((line) => line.map(asTag)),
            ],
          },
        },
      },
    }),
    bytes: (body) => utf8(JSON.stringify(body)),
    mostBytes: 20_000 - SIGNATURE_BYTES,
  }),
  'feishu',
);
