import * as z from 'zod';

/** A line or a button of a Slack post. */
export interface SlackLine {
  readonly kind: 'header' | 'text' | 'button';
  readonly text: string;
  readonly url?: string;
}

const slackText = z.object({ type: z.string(), text: z.string() });

const blockSchema = z.object({
  type: z.string(),
  text: slackText.optional(),
  fields: z.array(slackText).default([]),
  elements: z.array(z.object({ text: slackText, url: z.string().optional() })).default([]),
});

/** A post as a person in Slack reads it; skips blocks of a kind that we never post. */
export function slackLines(blocks: readonly unknown[]): SlackLine[] {
  return blocks.flatMap((block) => {
    const parsed = blockSchema.safeParse(block);
    return parsed.success ? linesOf(parsed.data) : [];
  });
}

function linesOf({ type, text, fields, elements }: z.output<typeof blockSchema>): SlackLine[] {
  return [
    ...(text === undefined
      ? []
      : [{ kind: type === 'header' ? ('header' as const) : ('text' as const), text: shown(text) }]),
    ...fields.map((field) => ({ kind: 'text' as const, text: shown(field).replace('\n', ': ') })),
    ...elements.map(({ text: label, url }) => ({
      kind: 'button' as const,
      text: shown(label),
      ...(url !== undefined && { url }),
    })),
  ];
}

/** A text as plain text; in Slack's markup, links become label and address, and entities characters. */
function shown({ type, text }: z.output<typeof slackText>): string {
  return type === 'mrkdwn' ? plainSlackText(text.replace(/<(https?:[^|>]+)\|([^>]*)>/g, '$2: $1')) : text;
}

/** A notification's text, which is always in Slack's markup, with its entities as characters. */
export function plainSlackText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
