import { styleText } from 'node:util';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { webhookSecrets } from '#shared/contracts/settings/webhooks/webhook-secrets';
import type { OutboxEntry } from '../state/types.ts';
import type { EndpointDeps } from '../web/endpoint-deps.ts';
import { plainSlackText } from '../web/page-slack.ts';

type Settings = LoadedSettings['settings'];
type Style = Parameters<typeof styleText>[0];

/** Prints the demo as lines of plain text. */
export interface DemoPrinter {
  /** Something that people did. */
  event(at: number, who: string, what: string): void;
  /** An alert, as it was sent. */
  alert(entry: OutboxEntry): void;
  heading(text: string): void;
  text(line: string): void;
  table(rows: readonly (readonly string[])[]): void;
}

/** `colour` says whether the reader's terminal shows styles. */
export function demoPrinter(say: (line: string) => void, settings: Settings, colour: boolean): DemoPrinter {
  const styled = (style: Style, text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const line = (at: number, kind: string, style: Style, who: string, what: string): void =>
    say(`  ${styled('dim', dayTime(at))}  ${styled(style, kind.padEnd(7))}  ${who.padEnd(16)}  ${what}`);
  return {
    event: (at, who, what) => line(at, '', 'dim', who, what),
    alert({ channel, at, to, subject, text }) {
      const [kind, style, what]: [string, Style, string] =
        channel === 'slack'
          ? ['Slack', 'magenta', plainSlackText(text)]
          : [channel === 'email' ? 'e-mail' : 'webhook', 'cyan', subject];
      line(
        Date.parse(at),
        kind,
        style,
        `-> ${to.map((one) => recipientName(one, settings)).join(', ')}`,
        what,
      );
    },
    heading(text) {
      say('');
      say(styled('bold', text));
    },
    text: say,
    table(rows) {
      const widths = (rows[0] ?? []).map((_, column) =>
        Math.max(...rows.map((row) => (row[column] ?? '').length)),
      );
      rows.forEach((row, index) => {
        const text = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
        say(`  ${index === 0 ? styled('dim', text.trimEnd()) : text.trimEnd()}`);
      });
    },
  };
}

/** `Mon 08:00`, in UTC. */
export function dayTime(instant: number): string {
  const date = new Date(instant);
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()] ?? '';
  return `${day} ${date.toISOString().slice(11, 16)}`;
}

/** The recipient behind an address or a webhook: a person's name, or `#channel`. */
function recipientName(to: string, { people, slackChannels, webhooks }: Settings): string {
  const person = Object.values(people).find(({ email }) => email === to);
  const channel =
    Object.entries(slackChannels).find(([, { webhookSecret }]) => webhookSecret === to) ??
    Object.entries(webhooks).find(([, webhook]) => webhookSecrets(webhook).some(({ name }) => name === to));
  return person?.name ?? (channel === undefined ? to : `#${channel[0]}`);
}

/** The stack that the demo plays on, and its printer. */
export interface DemoDeps extends EndpointDeps {
  readonly print: DemoPrinter;
}
