import { html } from 'hono/html';
import { byUrgency } from '#shared/domain/escalation/urgency';
import { type MailContent, mailDocument } from '#shared/messages/mail-parts';
import { alertLines } from '#shared/messages/alert-lines';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';

const WORDS = {
  en: {
    shift: (count: number, left: string) =>
      `[${left}] Your shift: ${count === 1 ? '1 deadline' : `${count} deadlines`} before the next shift`,
    shiftLead: 'These are due before the next shift begins, most urgent first.',
    coverage: (count: number) =>
      count === 1 ? 'A gap in the rota: nobody is on duty' : `${count} gaps in the rota: nobody is on duty`,
    coverageLead: 'Buyer messages can fall due in these gaps. Add somebody to the rota, or add an override.',
    entry: (left: string, dueAt: string, headline: string) => `${left} (${dueAt}): ${headline}`,
    threads: 'These are already waiting, and nobody is on duty before they are due:',
  },
  'zh-CN': {
    shift: (count: number, left: string) => `[${left}] 您的班次：下一班之前有 ${count} 项到期`,
    shiftLead: '以下各项在下一班开始之前到期，最紧急的在前。',
    coverage: (count: number) => `排班有 ${count} 个空档无人值班`,
    coverageLead: '以下时段无人值班，买家消息可能到期未回复。请在排班中补上人员，或临时调班。',
    entry: (left: string, dueAt: string, headline: string) => `${left}（${dueAt}）：${headline}`,
    threads: '以下各项已在等待，到期之前无人值班：',
  },
} as const;

/** All mails about shifts form one conversation, and so do all mails about gaps. */
const SHIFTS = '<shift@thread.replywatch>';
const GAPS = '<coverage@thread.replywatch>';

/** One line of a list: what is due, and where to act. */
interface Entry {
  readonly what: string;
  readonly where?: string;
  readonly url?: string;
}

interface Part {
  readonly lead: string;
  readonly entries: readonly Entry[];
}

/**
 * What falls due before the next shift, for a person whose shift begins; each view is of a thread's next deadline.
 */
export async function shiftEmail(views: readonly AlertView[], reader: Reader): Promise<MailContent> {
  const words = WORDS[reader.language];
  const entries = entriesOf(views, reader);
  return mail(
    words.shift(views.length, wordsIn(reader.language).left(leftOf(views))),
    [{ lead: words.shiftLead, entries }],
    reader,
    SHIFTS,
  );
}

/** The gaps in the rotas, in sentences, and the threads that fall due in one. */
export async function coverageEmail(
  holes: readonly string[],
  views: readonly AlertView[],
  reader: Reader,
): Promise<MailContent> {
  const words = WORDS[reader.language];
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
  const words = wordsIn(reader.language);
  return views.toSorted(byUrgency).map((view) => {
    const lines = alertLines(view, reader);
    return {
      what: WORDS[reader.language].entry(
        lines.left,
        words.dueAt(view.dueAt, reader.timeZone),
        lines.headline,
      ),
      where: lines.where,
      url: lines.sellerCentralUrl,
    };
  });
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
        ...entries.map(({ what, where, url }) =>
          ['', `- ${what}`, where, url].filter((line) => line !== undefined).join('\n  '),
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
          <ul style="padding-left:20px">
            ${entries.map(entryHtml)}
          </ul>`,
    )}`,
  );
}

function entryHtml({ what, where, url }: Entry): ReturnType<typeof html> {
  return html`<li style="margin:0 0 12px">
    ${what}${where === undefined ? '' : html`<br />${url === undefined ? where : html`<a href="${url}">${where}</a>`}`}
  </li>`;
}
