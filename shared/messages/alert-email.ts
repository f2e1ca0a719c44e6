import { html, raw } from 'hono/html';
import { byUrgency } from '../domain/escalation/urgency.ts';
import { alertLines, type AlertLines, copyWarnings } from './alert-lines.ts';
import { isOfAccount, type AlertView, type Digest, type Reader } from './alert-view.ts';
import { digestWarnings, inDigest } from './alerts/digest-warnings.ts';
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
    const lines = alertLines(view, reader);
    const entry = await entryOf({ view, lines }, entries.length, reader);
    room -= mailBytes(entry.text) + mailBytes(entry.html) + bytesOfWarnings(lines, entries);
    if (room < 0 && entries.length > 0) break;
    entries.push(entry);
  }
  const listed = entries.map(({ view }) => view);
  const warnings = [
    ...digestWarnings(
      entries.map(({ lines }) => lines),
      reader,
    ),
    ...copyWarnings(listed, reader),
  ];
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
        ...warnings.map((warning) => `⚠ ${warning}`),
        `${whatHappens(listed, reader)}\n`,
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
      html: await mailPage(
        reader,
        [...entries.map((entry) => raw(entry.html)), ...warnings.map((warning) => html`<p>⚠ ${warning}</p>`)],
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
  readonly lines: AlertLines;
  readonly text: string;
  readonly html: string;
}

/** The alert at a place of the digest: the more urgent, the more it shows. */
async function entryOf(
  { view, lines }: Pick<Entry, 'view' | 'lines'>,
  place: number,
  reader: Reader,
): Promise<Entry> {
  const words = wordsIn(reader.language);
  if (place < SHOWN_IN_FULL)
    return {
      view,
      lines,
      text: textOf({ ...lines, opening: '', warnings: [] }, reader),
      html: (await cardOf({ ...lines, opening: '', warnings: [] })).toString(),
    };
  const { left, sellerCentralUrl } = lines;
  const where = inDigest(view, lines, reader);
  const acknowledge = place < ACKNOWLEDGEABLE ? words.labelled(words.acknowledge, view.acknowledgeUrl) : '';
  const row = html`<p style="margin:0 0 12px">
    <b>${words.labelled(left, '')}</b><a href="${sellerCentralUrl}">${where}</a>
    ${acknowledge === '' ? '' : html`· <a href="${view.acknowledgeUrl}">${words.acknowledge}</a>`}
  </p>`;
  return {
    view,
    lines,
    text: [words.labelled(left, where), acknowledge].filter((line) => line !== '').join('\n'),
    html: (await row).toString(),
  };
}

/** No less than what the warnings of another alert add, in its text and in its HTML. */
function bytesOfWarnings({ warnings, where }: AlertLines, before: readonly Entry[]): number {
  const known = new Set(before.flatMap(({ lines }) => lines.warnings));
  const added = warnings.map((warning) => (known.has(warning) ? where : `⚠ ${warning} (${where}) <p></p>`));
  return 2 * mailBytes(added.join('; '));
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
    ...(lines.opening === '' ? [] : [lines.opening]),
    '',
    ...lines.rows.map(([label, value]) => words.labelled(label, value)),
    '',
    ...lines.warnings.flatMap((warning) => [`⚠ ${warning}`, '']),
    words.lead(lines.openLabel),
    lines.sellerCentralUrl,
    ...lines.acts.flatMap(({ label, url }) => ['', words.lead(label), url]),
  ].join('\n');
}

const BUTTON =
  'display:inline-block;padding:10px 16px;border-radius:6px;text-decoration:none;border:1px solid #c62828';

/** What to do stands above what there is to know, so that a phone shows it without scrolling. */
function cardOf({
  left,
  headline,
  opening,
  rows,
  warnings,
  openLabel,
  sellerCentralUrl,
  acts,
}: AlertLines): Html {
  const [acknowledge, ...others] = acts;
  return html`<div style="border-left:4px solid #c62828;padding:4px 0 4px 16px;margin:0 0 28px">
    <p style="font-size:28px;font-weight:bold;margin:0">${left}</p>
    <p style="font-size:18px;margin:4px 0 12px">${headline}</p>
    ${opening === '' ? '' : html`<p style="margin:0 0 12px">${opening}</p>`}
    <p style="margin:0 0 8px">
      ${acknowledge === undefined ? '' : html`<a href="${acknowledge.url}" style="${BUTTON};background:#c62828;color:#fff">${acknowledge.label}</a>`}
    </p>
    <p style="margin:0 0 16px">
      <a href="${sellerCentralUrl}" style="${BUTTON}">${openLabel}</a>
    </p>
    ${others.map(({ label, url }) => html`<p style="margin:0 0 16px"><a href="${url}">${label}</a></p>`)}
    <table style="border-collapse:collapse">
      ${rows.map(
        ([label, value]) =>
          html`<tr>
            <td style="padding:2px 16px 2px 0;vertical-align:top;white-space:nowrap;opacity:.7">${label}</td>
            <td style="padding:2px 0">${value}</td>
          </tr>`,
      )}
    </table>
    ${warnings.map((warning) => html`<p style="margin:12px 0 0">⚠ ${warning}</p>`)}
  </div>`;
}
