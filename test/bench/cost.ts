import { idleMonth } from '#infra/cost/idle-month';
import { total, type Item } from '#infra/cost/item';
import { messagesMonth, type Messages } from '#infra/cost/messages-month';
import { PRICES_OF } from '#infra/cost/prices';
import { synthesized } from '#test/infra/synthesized';

const MONTHS: readonly Messages[] = [
  { count: 1_000, by: 'events', together: 1, alertsEach: 0.1 },
  { count: 1_000, by: 'mail', together: 1, alertsEach: 0.1 },
  { count: 100_000, by: 'events', together: 1, alertsEach: 0.1 },
  { count: 100_000, by: 'mail', together: 1, alertsEach: 0.1 },
  { count: 1_000_000, by: 'events', together: 10, alertsEach: 0 },
];

/** The bill, from the template of the example's settings and the counted units. */
export const cost = {
  name: 'cost',
  run(say: (line: string) => void): Promise<void> {
    tell(say, 'an idle month, with the example’s settings', idleMonth(synthesized().template));
    for (const month of MONTHS) tell(say, titleOf(month), messagesMonth(month));
    return Promise.resolve();
  },
};

function titleOf({ count, by, together }: Messages): string {
  const how = together === 1 ? 'each by itself' : `in batches of ${together}`;
  return `${count.toLocaleString('en')} messages by ${by}, ${how}, on top of it`;
}

function tell(say: (line: string) => void, title: string, items: readonly Item[]): void {
  say(`| ${title} (${PRICES_OF}) | dollars |`);
  say('| --- | --- |');
  for (const { what, dollars } of items) say(`| ${what} | ${dollars.toFixed(dollars < 0.005 ? 4 : 2)} |`);
  say(`| **together** | **${total(items).toFixed(2)}** |`);
  say('');
}
