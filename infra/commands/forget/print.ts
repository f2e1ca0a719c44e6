import type { Forgotten, Trace } from '#shared/ports/forget';
import type { Found } from './forget-buyer.ts';

/** What was found, as lines for the person who decides; never its content. */
export function foundLines({ threads, mails, traces, isMixed }: Found): string[] {
  const count = (wanted: Trace['kind']): number => traces.filter(({ kind }) => kind === wanted).length;
  const open = threads.filter(({ waits }) => waits).length;
  return [
    `Threads (${threads.length}):`,
    ...threads.map(({ id, waits }) => `  ${id}${waits ? '   WAITS' : ''}`),
    `Raw mails, and what was made of them or written beside them (${mails.length}):`,
    ...mails.map((key) => `  ${key}`),
    `Pointers to the threads: ${count('pointer')}`,
    `Notes, tags and records of who read them: ${count('note')}`,
    `What Amazon said of their orders: ${count('order')}`,
    `Notes of the alerts that a mail carried: ${count('sent')} (what they say about other threads stays)`,
    'Ended waits stay: they hold when messages came and were answered, and nothing about whose they were.',
    ...(open === 0
      ? []
      : [
          `${open === 1 ? 'A thread still waits' : `${open} threads still wait`}: once deleted, no clock is watched and nobody is alerted.`,
        ]),
    ...(isMixed
      ? [
          'More than one buyer wrote in the threads that you named, so the buyer’s other threads were not searched for: name them too, if there are any.',
        ]
      : []),
  ];
}

/** What was deleted before, in lines; none when nothing was. */
export function notedLines(noted: readonly Forgotten[]): string[] {
  return noted.length === 0
    ? []
    : [
        'What was deleted in the last 400 days, for any buyer:',
        ...noted.map(
          ({ day, threads, mails, traces }) =>
            `  ${day}   threads ${threads}, raw mails ${mails}, pointers and notes ${traces}`,
        ),
      ];
}
