import { html, raw } from 'hono/html';
import { byUrgency } from '../domain/escalation/urgency.ts';
import { alertLines, type AlertLines, copyWarnings } from './alert-lines.ts';
import { isOfAccount, type AlertView, type Digest, type Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';
import { type Html, type MailContent, mailPage, quoteHtml, quoteText, referenceOf } from './mail-parts.ts';
import { withoutLinks } from './plain.ts';

/** Gmail cuts a longer mail off. */
const MOST_BYTES = 100_000;
/** Room for the headers of a mail and for what a digest says besides its alerts. */
const FRAME_BYTES = 8_000;
/** So many alerts of a digest are shown in full. */
const SHOWN_IN_FULL = 5;
/** So many have a link to acknowledge them; each of the others is one line. */
const ACKNOWLEDGEABLE = 25;

/** What people wrote, which only an e-mail shows; what there is none of is left out. */
export interface Quoted {
  /** The subject of a mail that was not understood. */
  readonly subject?: string | undefined;
  /** The beginning of the waiting message. */
  readonly excerpt?: string | undefined;
  /** The note of a colleague who handed it over. */
  readonly note?: string | undefined;
}

/** The mail of one alert. The time left comes first, for a reader at three in the morning. */
export async function alertEmail(
  view: AlertView,
  reader: Reader,
  { subject = '', excerpt = '', note = '' }: Quoted = {},
): Promise<MailContent> {
  const words = wordsIn(reader.language);
  const quotes = [
    { label: words.note, quoted: withoutLinks(note) },
    { label: words.mailSubject, quoted: withoutLinks(subject) },
    { label: words.excerpt, quoted: withoutLinks(excerpt) },
  ].filter(({ quoted }) => quoted !== '');
  const lines = linesAlone(view, reader);
  return {
    // What became of the reader's own answer is the news, not that the buyer waits.
    subject: words.subject(lines.left, lines.where, view.answer === undefined ? lines.kind : lines.headline),
    text: `${textOf(lines, reader)}\n\n${quotes.map((quote) => quoteText(quote, reader)).join('')}${whatHappens([view], reader)}\n`,
    html: await mailPage(
      reader,
      [cardOf(lines), ...quotes.map((quote) => quoteHtml(quote, reader))],
      whatHappens([view], reader),
    ),
    references: referenceOf(view.threadId),
  };
}

/** An alert that stands alone has all its warnings with it; those of a digest share what is wrong with copies of replies. */
function linesAlone(view: AlertView, reader: Reader): AlertLines {
  const lines = alertLines(view, reader);
  return { ...lines, warnings: [...lines.warnings, ...copyWarnings([view], reader)] };
}

/** The mail of as many alerts as it has room for, most urgent first; what is wrong with copies of replies stands below them. */
export async function digestEmail(views: readonly AlertView[], reader: Reader): Promise<Digest<MailContent>> {
  const words = wordsIn(reader.language);
  const entries: Entry[] = [];
  let room = MOST_BYTES - FRAME_BYTES;
  for (const view of views.toSorted(byUrgency)) {
    const entry = await entryOf(view, entries.length, reader);
    room -= mailBytes(entry.text) + mailBytes(entry.html);
    if (room < 0 && entries.length > 0) break;
    entries.push(entry);
  }
  const listed = entries.map(({ view }) => view);
  const warnings = copyWarnings(listed, reader);
  return {
    content: {
      subject: words.digestSubject(
        listed.length,
        listed[0] === undefined ? '' : alertLines(listed[0], reader).left,
      ),
      text: [
        entries
          .slice(0, SHOWN_IN_FULL)
          .map(({ text }) => text)
          .join('\n\n---\n\n'),
        entries
          .slice(SHOWN_IN_FULL)
          .map(({ text }) => text)
          .join('\n'),
        ...warnings,
        `${whatHappens(listed, reader)}\n`,
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
      html: await mailPage(
        reader,
        [
          ...entries.map((entry) => raw(entry.html)),
          ...warnings.map((warning) => html`<p><b>${warning}</b></p>`),
        ],
        whatHappens(listed, reader),
      ),
      references: referenceOf('digest'),
    },
    listed,
  };
}

/** An alert of a digest. */
interface Entry {
  readonly view: AlertView;
  readonly text: string;
  readonly html: string;
}

/** The alert at a place of the digest: the more urgent, the more it shows. */
async function entryOf(view: AlertView, place: number, reader: Reader): Promise<Entry> {
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  if (place < SHOWN_IN_FULL)
    return {
      view,
      text: textOf(lines, reader),
      html: (await cardOf(lines)).toString(),
    };
  const { left, where, sellerCentralUrl } = lines;
  const acknowledge = place < ACKNOWLEDGEABLE ? words.labelled(words.acknowledge, view.acknowledgeUrl) : '';
  const row = html`<p style="margin:0 0 12px">
    <b>${words.labelled(left, '')}</b><a href="${sellerCentralUrl}">${where}</a>
    ${acknowledge === '' ? '' : html`· <a href="${view.acknowledgeUrl}">${words.acknowledge}</a>`}
  </p>`;
  return {
    view,
    text: [words.labelled(left, where), acknowledge].filter((line) => line !== '').join('\n'),
    html: (await row).toString(),
  };
}

/** No less than the bytes that a text takes in a mail: quoted-printable needs three for each that is not plain ASCII. */
function mailBytes(text: string): number {
  const bytes = Buffer.from(text);
  const tripled = bytes.filter((byte) => byte < 0x20 || byte > 0x7e || byte === 0x3d).length;
  return Math.ceil((bytes.length + 2 * tripled) * 1.04);
}

/** What happens after alerts: an only call is not followed by another, nor is an alert about the account itself repeated. */
function whatHappens(views: readonly AlertView[], reader: Reader): string {
  const words = wordsIn(reader.language);
  if (views.every(({ hours }) => hours.includes('only-call'))) return words.whatHappensAfterLast;
  const [view, ...others] = views;
  return view !== undefined && others.length === 0 && isOfAccount(view.kind)
    ? words.whatHappensAccount
    : words.whatHappens;
}

function textOf(lines: AlertLines, reader: Reader): string {
  const words = wordsIn(reader.language);
  return [
    words.labelled(lines.left, lines.headline),
    ...lines.warnings,
    '',
    ...lines.rows.map(([label, value]) => words.labelled(label, value)),
    '',
    words.lead(lines.openLabel),
    lines.sellerCentralUrl,
    ...lines.acts.flatMap(({ label, url }) => ['', words.lead(label), url]),
  ].join('\n');
}

function cardOf(lines: AlertLines): Html {
  return html`<div style="border-left:4px solid #c62828;padding:4px 0 4px 16px;margin:0 0 28px">
    <p style="font-size:28px;font-weight:bold;margin:0">${lines.left}</p>
    <p style="font-size:18px;margin:4px 0 12px">${lines.headline}</p>
    ${lines.warnings.map((warning) => html`<p style="margin:0 0 12px"><b>${warning}</b></p>`)}
    <table style="border-collapse:collapse">
      ${lines.rows.map(
        ([label, value]) =>
          html`<tr>
            <td style="padding:2px 16px 2px 0;vertical-align:top;white-space:nowrap;opacity:.7">${label}</td>
            <td style="padding:2px 0">${value}</td>
          </tr>`,
      )}
    </table>
    <p style="margin:16px 0 0">
      <a
        href="${lines.sellerCentralUrl}"
        style="display:inline-block;background:#c62828;color:#fff;padding:10px 16px;border-radius:6px;text-decoration:none"
        >${lines.openLabel}</a
      >
    </p>
    ${lines.acts.map(({ label, url }) => html`<p style="margin:16px 0 0"><a href="${url}">${label}</a></p>`)}
  </div>`;
}
