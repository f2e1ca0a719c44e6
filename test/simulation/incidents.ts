import { incidentKey } from '#functions/notify/incident-key';
import { waitedTimes } from './expected.ts';
import type { Heard } from './incident-book.ts';
import type { Outcome } from './run.ts';

/** What a person on call would complain about, judged by what the service heard, the facts and nothing else. */
export function wrongIncidents({ world, recorder }: Outcome): string[] {
  const { heard } = world.incidents;
  const isOpen = new Map<string, boolean>();
  const reopened = heard.flatMap(({ action, key, taken }) => {
    if (!taken) return [];
    const wrong = action === 'trigger' && isOpen.get(key) === false;
    if (action === 'trigger') isOpen.set(key, true);
    if (action === 'resolve' && isOpen.has(key)) isOpen.set(key, false);
    return wrong ? [`${key}: triggered after its resolve`] : [];
  });
  const first = (action: Heard['action'], key: string): number =>
    heard.findIndex((one) => one.action === action && one.key === key && (action === 'resolve' || one.taken));
  return [
    ...reopened,
    ...world.table.threads().flatMap((thread) => {
      const facts = [...(recorder.recordedAt.get(thread.id)?.values() ?? [])].map(({ fact }) => fact);
      return waitedTimes(facts).flatMap(({ messages, endedBy }) => {
        const keys = new Set(
          thread.sends
            .filter(({ channel, generation }) => channel === 'webhook' && messages.includes(generation))
            .map((send) => incidentKey(thread.id, send)),
        );
        const opened = [...keys]
          .filter((key) => first('trigger', key) !== -1)
          .toSorted((a, b) => first('trigger', a) - first('trigger', b));
        const wait = `${thread.id}, wait of ${messages[0]}`;
        return [
          ...opened
            .slice(1)
            .flatMap((key, index) =>
              first('resolve', opened[index] ?? '') < first('trigger', key) &&
              first('resolve', opened[index] ?? '') !== -1
                ? []
                : [`${wait}: two incidents at once`],
            ),
          ...(endedBy === undefined
            ? []
            : opened.filter((key) => isOpen.get(key) === true).map(() => `${wait}: its incident stays open`)),
        ];
      });
    }),
  ];
}
