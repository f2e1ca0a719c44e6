import type { OutboxEntry } from '../state/types.ts';
import { lengthInWords } from '../web/page-time.ts';
import { storeName } from '../web/store-name.ts';
import type { ApiThread } from '../web/threads.ts';
import { dayTime, type DemoDeps } from './demo-print.ts';
import { CUSTOMERS } from './demo-story.ts';
import { answerFrom, isRefused, sentToPeople } from './demo-thread.ts';

/** Prints the result of the day: each thread's outcome, who acknowledged it, and how many alerts were sent for it. */
export function printSummary(deps: DemoDeps, threads: readonly ApiThread[]): void {
  const { stack, settings, print } = deps;
  // The line that closes what a channel was alerted about is no alert.
  const alerts = sentToPeople(deps).filter(({ text }) => !text.includes('✓'));
  const rows = CUSTOMERS.flatMap(({ name, orderId }) => {
    const thread = threads.find((one) => one.orderId === orderId);
    if (thread === undefined) return [];
    return [
      [
        name,
        storeName(thread, settings),
        orderId,
        dayTime(thread.facts[0]?.at ?? 0),
        outcomeOf(thread, stack.now()),
        acknowledgedBy(thread, settings.people),
        count(alerts.filter(({ text }) => text.includes(orderId))),
      ],
    ];
  });
  print.heading('The result of the day');
  print.table([['buyer', 'store', 'order', 'wrote', 'outcome', 'acknowledged by', 'alerts'], ...rows]);
  print.heading(`${alerts.length} alerts in all: ${count(alerts)}.`);
}

function outcomeOf(thread: ApiThread, now: number): string {
  const { state, clocks, facts } = thread;
  const reply = clocks.find(({ name }) => name === 'reply');
  const [first] = facts;
  const answer = answerFrom(thread);
  if (state === 'answered' && first !== undefined && answer !== undefined)
    return `answered in ${lengthInWords(answer.at - first.at)}${reply?.state === 'missed' ? ', too late' : ''}`;
  const refused = isRefused(thread) ? '; its answer was refused' : '';
  return reply?.state === 'missed'
    ? `BREACHED, ${lengthInWords(now - reply.dueAt)} overdue${refused}`
    : `waits${refused}`;
}

function acknowledgedBy({ facts }: ApiThread, people: DemoDeps['settings']['people']): string {
  const by = facts.findLast(({ type }) => type === 'acknowledged')?.by;
  return by === undefined ? '-' : (people[by]?.name ?? by);
}

function count(alerts: readonly OutboxEntry[]): string {
  const by = (channel: OutboxEntry['channel']): number =>
    alerts.filter((alert) => alert.channel === channel).length;
  if (alerts.length === 0) return 'none';
  const webhooks = by('webhook') === 0 ? '' : `, ${by('webhook')} webhook`;
  return `${by('slack')} Slack, ${by('email')} e-mail${webhooks}`;
}
