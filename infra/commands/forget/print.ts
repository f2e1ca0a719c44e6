import type { Forgotten } from '#shared/ports/forget';
import type { Found } from './forget-buyer.ts';

/** What was found, in lines for whoever must decide; nothing of what is in it. */
export function foundLines({ threads, mails, traces, isMixed }: Found): string[] {
  const pointers = traces.filter(({ kind }) => kind === 'pointer').length;
  const open = threads.filter(({ waits }) => waits).length;
  return [
    `Threads (${threads.length}):`,
    ...threads.map(({ id, waits }) => `  ${id}${waits ? '   WAITS' : ''}`),
    `Raw mails (${mails.length}):`,
    ...mails.map((key) => `  ${key}`),
    `Pointers to the threads: ${pointers}`,
    `Notes of which alert a mail carried: ${traces.length - pointers} (what they say of other threads stays)`,
    'Ended waits are kept: they tell when messages came and were answered, and nothing of whom.',
    ...(open === 0
      ? []
      : [
          `${open === 1 ? 'A thread still waits' : `${open} threads still wait`}: once deleted, no clock is watched and nobody is called for it.`,
        ]),
    ...(isMixed
      ? [
          'More than one buyer wrote in the threads that you named. Other threads were not looked for by the buyer: name them too, if there are.',
        ]
      : []),
  ];
}

/** What was deleted before, in lines; none when nothing was. */
export function notedLines(noted: readonly Forgotten[]): string[] {
  return noted.length === 0
    ? []
    : [
        'What was deleted in the last 400 days, of whomever:',
        ...noted.map(
          ({ day, threads, mails, traces }) =>
            `  ${day}   threads ${threads}, raw mails ${mails}, pointers and notes ${traces}`,
        ),
      ];
}
