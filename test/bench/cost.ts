import { idleMonth } from '#infra/commands/deploy/cost/idle-month';
import { type Item, total } from '#infra/commands/deploy/cost/item';
import { PRICES_OF } from '#infra/commands/deploy/cost/prices';
import { synthesized } from '#test/infra/stack/synthesized';
import { type Messages, messagesMonth } from './messages-month.ts';

const MONTHS: readonly Messages[] = [
  { count: 1_000, by: 'events', alertsEach: 0.1 },
  { count: 1_000, by: 'mail', alertsEach: 0.1 },
  { count: 100_000, by: 'events', alertsEach: 0.1 },
  { count: 100_000, by: 'mail', alertsEach: 0.1 },
  { count: 1_000_000, by: 'events in bursts', alertsEach: 0 },
];

/** The bill, from the example template and the counted units. */
export const cost = {
  name: 'cost',
  run(say: (line: string) => void): Promise<void> {
    say(`By list prices of ${PRICES_OF}, without any free tier.`);
    table(
      say,
      'an idle month, with the example’s settings',
      ['dollars'],
      [idleMonth(synthesized().template)],
    );
    table(say, 'a month’s messages, on top of it', MONTHS.map(titleOf), MONTHS.map(messagesMonth));
    return Promise.resolve();
  },
};

function titleOf({ count, by }: Messages): string {
  return `${count.toLocaleString('en')} by ${by}`;
}

/** Prints a column for each bill and a row for each item. */
function table(
  say: (line: string) => void,
  title: string,
  columns: readonly string[],
  bills: readonly (readonly Item[])[],
): void {
  const row = (cells: readonly string[]): void => say(`| ${cells.join(' | ')} |`);
  say('');
  row([title, ...columns]);
  row(['---', ...columns.map(() => '---')]);
  for (const what of new Set(bills.flat().map((item) => item.what)))
    row([what, ...bills.map((items) => dollarsOf(items.find((item) => item.what === what)))]);
  row(['**together**', ...bills.map((items) => `**${total(items).toFixed(2)}**`)]);
}

function dollarsOf(item: Item | undefined): string {
  if (item === undefined) return '';
  return item.dollars > 0 && item.dollars < 0.005 ? '< 0.01' : item.dollars.toFixed(2);
}
