import { html } from 'hono/html';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { type MailContent, mailDocument } from '#shared/messages/mail-parts';
import { spanIn } from '#shared/messages/time';
import type { OwnShift, ShiftChanges } from './shift-changes.ts';
import { briefingWords } from './words/words.ts';

/** Nobody reads more in a mail; the page of the duty shows them all. */
const MOST_LISTED = 30;

/** Tells a person how their own shifts of the next two weeks have changed. */
export async function shiftChangeEmail(
  { added, removed }: ShiftChanges,
  reader: Reader,
): Promise<MailContent> {
  const words = briefingWords[reader.language];
  const { labelled, place } = wordsIn(reader.language);
  const line = ({ from, until, rota, duty }: OwnShift): string =>
    labelled(
      spanIn(reader.language, { from, until }, reader.timeZone),
      place([words.duty[duty], words.rota(rota)]),
    );
  const listed = (shifts: readonly OwnShift[]): string[] => [
    ...shifts
      .toSorted((a, b) => a.from - b.from)
      .slice(0, MOST_LISTED)
      .map(line),
    ...(shifts.length > MOST_LISTED ? [words.moreShifts(shifts.length - MOST_LISTED)] : []),
  ];
  const parts = [
    { lead: words.added, lines: listed(added) },
    { lead: words.removed, lines: listed(removed) },
  ].filter(({ lines }) => lines.length > 0);
  const body = html`<p>${words.changedLead}</p>
    ${parts.map(
      ({ lead, lines }) =>
        html`<p style="margin:16px 0 0"><b>${lead}</b></p>
          <ul style="padding-left:20px">
            ${lines.map((one) => html`<li style="margin:0 0 8px">${one}</li>`)}
          </ul>`,
    )}`;
  return {
    subject: words.changed(added.length, removed.length),
    text: `${[words.changedLead, ...parts.flatMap(({ lead, lines }) => ['', lead, ...lines.map((one) => `- ${one}`)])].join('\n')}\n`,
    html: await mailDocument(reader, body),
    references: '<duty@thread.replywatch>',
  };
}
