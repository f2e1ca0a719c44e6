import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import PostalMime from 'postal-mime';
import * as z from 'zod';
import type { OutboxEntry } from './local-stack.ts';

/** What SES and Slack were asked to deliver, in order; kept in a file so that a restart still shows it. */
export interface Outbox {
  list(): readonly OutboxEntry[];
  add(entry: OutboxEntry): void;
  clear(): void;
}

const entrySchema: z.ZodType<OutboxEntry> = z.object({
  channel: z.enum(['email', 'slack']),
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

/** A line that a kill cut short is passed over. */
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

/** A post to a webhook as an entry of the outbox. @throws when it is not what Slack takes. */
export function slackEntry(body: string, secretName: string, at: string): OutboxEntry {
  const { text, blocks } = slackPost.parse(JSON.parse(body));
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
