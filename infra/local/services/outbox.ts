import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import type { OutboxEntry } from '../state/types.ts';

/** What SES, Slack and webhooks were asked to deliver, in order; stored in a file so that a restart still shows it. */
export interface Outbox {
  list(): readonly OutboxEntry[];
  add(entry: OutboxEntry): void;
  clear(): void;
}

const entrySchema: z.ZodType<OutboxEntry> = z.object({
  channel: z.enum(['email', 'slack', 'webhook', 'push']),
  at: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string().exactOptional(),
  blocks: z.array(z.unknown()).exactOptional(),
  headers: z.record(z.string(), z.string()),
});

export function openOutbox(file: string | undefined): Outbox {
  let entries: OutboxEntry[] = [];
  if (file !== undefined && existsSync(file))
    entries = readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => readEntry(line) ?? []);
  return {
    list: () => entries,
    add(entry) {
      entries = [...entries, entry];
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
    clear() {
      entries = [];
      if (file !== undefined) rmSync(file, { force: true });
    },
  };
}

/** Skips a line that a kill cut short. */
function readEntry(line: string): OutboxEntry | undefined {
  if (line === '') return undefined;
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** A raw mail as an entry of the outbox. */
export async function emailEntry(raw: Uint8Array, to: readonly string[], at: string): Promise<OutboxEntry> {
  const { subject, text, html, headers } = await PostalMime.parse(raw);
  return {
    channel: 'email',
    at,
    to,
    subject: subject ?? '',
    text: text ?? '',
    ...(html !== undefined && { html }),
    headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
  };
}

const slackPost = z.object({ text: z.string().default(''), blocks: z.array(z.unknown()).optional() });

/** A post to a webhook of Slack or another service as an entry of the outbox. @throws when none of them would accept it. */
export function webhookEntry(body: string, secretName: string, at: string): OutboxEntry {
  const post: unknown = JSON.parse(body);
  const bark = barkPush.safeParse(post);
  if (bark.success) return { channel: 'webhook', at, ...bark.data, headers: {} };
  const other = otherPost.safeParse(post);
  if (other.success) return { channel: 'webhook', at, to: [secretName], ...other.data, headers: {} };
  const { text, blocks } = slackPost.parse(post);
  return {
    channel: 'slack',
    at,
    to: [secretName],
    subject: '',
    text,
    ...(blocks !== undefined && { blocks }),
    headers: {},
  };
}

/** A push by Bark: all go to one path, and the key of the device is the name of the secret with its URL. */
const barkPush = z
  .object({ device_key: z.string(), title: z.string(), body: z.string() })
  .transform(({ device_key: key, title, body }) => ({ to: [key], subject: title, text: body }));

/** The title and text of a post to a service that is not Slack, or to a program of the user. */
const otherPost = z.union([
  z
    .object({ markdown: z.object({ title: z.string(), text: z.string() }) })
    .transform(({ markdown: { title, text } }) => ({ subject: title, text })),
  z.object({ markdown: z.object({ content: z.string() }) }).transform(({ markdown: { content } }) => ({
    subject: (content.split('\n')[0] ?? '').replace(/^#+ /, ''),
    text: content,
  })),
  z
    .object({
      content: z.object({
        post: z.object({
          zh_cn: z.object({
            title: z.string(),
            // A mention has an id instead of a text.
            content: z.array(
              z.array(
                z.object({
                  text: z.string().optional(),
                  user_id: z.string().default(''),
                  href: z.string().default(''),
                }),
              ),
            ),
          }),
        }),
      }),
    })
    .transform(({ content: { post } }) => ({
      subject: post.zh_cn.title,
      text: post.zh_cn.content
        .map((line) =>
          line
            .map(({ text, user_id: id, href }) => `${text ?? `@${id}`}${href === '' ? '' : ` ${href} `}`)
            .join(''),
        )
        .join('\n'),
    })),
  z.object({ text: z.object({ content: z.string() }) }).transform(({ text: { content } }) => ({
    subject: content.split('\n')[0] ?? '',
    text: content,
  })),
  z
    .object({ v: z.number(), text: z.string(), alerts: z.array(z.unknown()) })
    .transform(({ text, alerts }) => ({ subject: text, text: JSON.stringify(alerts, null, 2) })),
  z
    .object({ event_action: z.string(), payload: z.object({ summary: z.string() }).optional() })
    .transform(({ event_action, payload }) => ({
      subject: payload?.summary ?? `incident: ${event_action}`,
      text: event_action,
    })),
  z
    .object({ title: z.string(), message: z.string(), priority: z.number() })
    .transform(({ title, message, priority }) => ({
      subject: title,
      text: `${message}\n\npriority ${priority}`,
    })),
  z
    .object({ chat_id: z.union([z.string(), z.number()]), text: z.string() })
    .transform(({ text }) => ({ subject: text.split('\n')[0] ?? '', text })),
  z
    .object({
      attachments: z.array(
        z.object({ content: z.object({ body: z.array(z.object({ text: z.string() })) }) }),
      ),
    })
    .transform(({ attachments }) => {
      const lines = attachments.flatMap(({ content }) => content.body.map(({ text }) => text));
      return { subject: lines[0] ?? '', text: lines.slice(1).join('\n') };
    }),
]);
