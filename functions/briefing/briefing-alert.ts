import { html } from 'hono/html';
import { byUrgency } from '#shared/domain/escalation/urgency';
import { type MailContent, mailDocument } from '#shared/messages/mail-parts';
import { alertLines } from '#shared/messages/alert-lines';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import type { Instant } from '#shared/domain/instant';
import { briefingWords } from './words/words.ts';

/** All mails about shifts form one conversation, and so do all mails about gaps. */
const SHIFTS = '<shift@thread.replywatch>';
const GAPS = '<coverage@thread.replywatch>';

/** One line of a list: what is due, and where to act. */
interface Entry {
  readonly what: string;
  readonly where?: string;
  /** Who has it. */
  readonly who?: string;
  readonly url?: string;
}

interface Part {
  readonly lead: string;
  readonly entries: readonly Entry[];
}

/** An open thread by its next deadline, and whose it is before anybody takes it on, by name. */
export interface OpenThread {
  readonly view: AlertView;
  readonly assignee?: string;
}

/** What the mail at the beginning of a shift says. */
export interface BeginningShift {
  /** What falls due before the next shift. */
  readonly due: readonly OpenThread[];
  readonly later: readonly OpenThread[];
  /** Names of the people whose shift has just ended. */
  readonly from: readonly string[];
}

/** For a person whose shift begins: what is open, what of it falls due before the next shift, and who has it. */
export async function shiftEmail({ due, later, from }: BeginningShift, reader: Reader): Promise<MailContent> {
  const words = briefingWords[reader.language];
  const { left, names } = wordsIn(reader.language);
  return mail(
    due.length === 0
      ? words.shiftWithoutDeadline(later.length)
      : words.shift(due.length, left(leftOf(due.map(({ view }) => view)))),
    [
      ...(from.length === 0 ? [] : [{ lead: words.from(names(from)), entries: [] }]),
      ...partOf(words.shiftLead, due, reader),
      ...partOf(words.alsoOpen, later, reader),
    ],
    reader,
    SHIFTS,
  );
}

/** What the mail before the end of a shift says. */
export interface EndingShift {
  readonly until: Instant;
  /** Who comes on call next, by name, and when. */
  readonly next?: { readonly from: Instant; readonly people: readonly string[] };
  /** What falls due while nobody is on call. */
  readonly uncovered: readonly OpenThread[];
  readonly stays: readonly OpenThread[];
}

/** For a person whose shift is about to end: what stays open, who has it, and who comes next. */
export async function shiftEndEmail(
  { until, next, uncovered, stays }: EndingShift,
  reader: Reader,
): Promise<MailContent> {
  const words = briefingWords[reader.language];
  const { dueAt, names } = wordsIn(reader.language);
  return mail(
    words.end(uncovered.length + stays.length, dueAt(until, reader.timeZone)),
    [
      {
        lead:
          next === undefined
            ? words.noNext
            : words.next(names(next.people), dueAt(next.from, reader.timeZone)),
        entries: [],
      },
      ...partOf(words.dueBeforeNext, uncovered, reader),
      ...partOf(words.stays, stays, reader),
    ],
    reader,
    SHIFTS,
  );
}

/** Nobody reads more in a mail; the inbox lists them all. */
const MOST_LISTED = 40;

function partOf(lead: string, threads: readonly OpenThread[], reader: Reader): Part[] {
  const words = briefingWords[reader.language];
  if (threads.length === 0) return [];
  const listed = threads.toSorted((a, b) => byUrgency(a.view, b.view)).slice(0, MOST_LISTED);
  const more = threads.length - listed.length;
  return [
    {
      lead,
      entries: [
        ...listed.map((thread) => ({ ...entryOf(thread.view, reader), who: whoHas(thread, reader) })),
        ...(more === 0 ? [] : [{ what: words.more(more) }]),
      ],
    },
  ];
}

function whoHas({ view: { holder }, assignee }: OpenThread, { language, timeZone }: Reader): string {
  const words = briefingWords[language];
  if (holder !== undefined)
    return words.has(plain(holder.name), wordsIn(language).dueAt(holder.until, timeZone));
  return assignee === undefined ? words.nobodyHas : words.assigned(assignee);
}

/** The gaps in the rotas, in sentences, and the threads that fall due in one. */
export async function coverageEmail(
  holes: readonly string[],
  views: readonly AlertView[],
  reader: Reader,
): Promise<MailContent> {
  const words = briefingWords[reader.language];
  return mail(
    words.coverage(holes.length + (views.length > 0 ? 1 : 0)),
    [
      ...(holes.length > 0 ? [{ lead: words.coverageLead, entries: holes.map((what) => ({ what })) }] : []),
      ...(views.length > 0 ? [{ lead: words.threads, entries: entriesOf(views, reader) }] : []),
    ],
    reader,
    GAPS,
  );
}

function leftOf(views: readonly AlertView[]): number {
  return Math.min(...views.map(({ dueAt, now }) => dueAt - now));
}

function entriesOf(views: readonly AlertView[], reader: Reader): Entry[] {
  return views.toSorted(byUrgency).map((view) => entryOf(view, reader));
}

function entryOf(view: AlertView, reader: Reader): Entry {
  const lines = alertLines(view, reader);
  return {
    what: briefingWords[reader.language].entry(
      lines.left,
      wordsIn(reader.language).dueAt(view.dueAt, reader.timeZone),
      lines.headline,
    ),
    where: lines.where,
    url: lines.sellerCentralUrl,
  };
}

async function mail(
  subject: string,
  parts: readonly Part[],
  reader: Reader,
  references: string,
): Promise<MailContent> {
  const text = parts
    .map(({ lead, entries }) =>
      [
        lead,
        ...entries.map(({ what, where, who, url }) =>
          ['', `- ${what}`, where, who, url].filter((line) => line !== undefined).join('\n  '),
        ),
      ].join('\n'),
    )
    .join('\n\n');
  return { subject, text: `${text}\n`, html: await page(parts, reader), references };
}

function page(parts: readonly Part[], reader: Reader): Promise<string> {
  return mailDocument(
    reader,
    html`${parts.map(
      ({ lead, entries }) =>
        html`<p>${lead}</p>
          ${
            entries.length === 0
              ? ''
              : html`<ul style="padding-left:20px">
                  ${entries.map(entryHtml)}
                </ul>`
          }`,
    )}`,
  );
}

function entryHtml({ what, where, who, url }: Entry): ReturnType<typeof html> {
  return html`<li style="margin:0 0 12px">
    ${what}${where === undefined ? '' : html`<br />${url === undefined ? where : html`<a href="${url}">${where}</a>`}`}
    ${who === undefined ? '' : html`<br />${who}`}
  </li>`;
}
