/** The words of the mails about shifts and about gaps in the rota. Every other language has the same keys. */
export const en = {
  shift: (count: number, left: string): string =>
    `[${left}] Your shift: ${count === 1 ? '1 deadline' : `${count} deadlines`} before the next shift`,
  shiftWithoutDeadline: (count: number): string =>
    `Your shift: ${count === 1 ? '1 thread is open' : `${count} threads are open`}, none due before the next shift`,
  from: (who: string): string => `You take over from ${who}.`,
  shiftLead: 'These are due before the next shift begins, most urgent first.',
  alsoOpen: 'These are open too, and due later:',
  end: (count: number, at: string): string =>
    `Your shift ends at ${at}: ${count === 1 ? '1 thread stays open' : `${count} threads stay open`}`,
  next: (who: string, at: string): string => `${who} is on call next, from ${at}, and gets the same list.`,
  noNext: 'Nobody is on call in the two weeks after you.',
  dueBeforeNext:
    'These are due before the next shift begins. Answer them before you leave, or hand them over:',
  stays: 'These wait for the next shift:',
  has: (who: string, until: string): string => `${who} is on it until ${until}`,
  assigned: (who: string): string => `Assigned to ${who}; nobody has taken it on yet`,
  nobodyHas: 'Nobody has taken it on yet',
  more: (count: number): string => `${count} more, in the inbox`,
  changed: (added: number, removed: number): string =>
    `Your shifts have changed: ${added} new, ${removed} no longer yours`,
  changedLead:
    'New settings were deployed. In the two weeks after that, these shifts of yours are different.',
  added: 'New:',
  removed: 'No longer yours:',
  duty: { 'on-call': 'on call', backup: 'backup' },
  rota: (rota: string): string => `rota ${rota}`,
  moreShifts: (count: number): string => `${count} more, on the duty page`,
  coverage: (count: number): string =>
    count === 1 ? 'A gap in the rota: nobody is on duty' : `${count} gaps in the rota: nobody is on duty`,
  coverageLead: 'Buyer messages can fall due in these gaps. Add somebody to the rota, or add an override.',
  entry: (left: string, dueAt: string, headline: string): string => `${left} (${dueAt}): ${headline}`,
  threads: 'These are already waiting, and nobody is on duty before they are due:',
};

export type BriefingWords = typeof en;
