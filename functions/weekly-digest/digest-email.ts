import { html } from 'hono/html';
import { type MailContent, mailDocument } from '#shared/messages/mail-parts';
import type { Reader } from '#shared/messages/alert-view';
import { type DigestLines, digestLines, type List, type PlaceLines } from './digest-lines.ts';
import type { WeeklyDigest } from './digest-view.ts';
import { digestWordsIn } from './digest-words.ts';

/** The mails of all weeks form one conversation. */
const REFERENCES = '<weekly-digest@thread.replywatch>';

/** The mail that shows a manager how the week went: what is off target comes first. */
export async function weeklyDigestEmail(digest: WeeklyDigest, reader: Reader): Promise<MailContent> {
  const lines = digestLines(digest, reader);
  return {
    subject: lines.subject,
    text: textOf(lines, reader),
    html: await page(lines, reader),
    references: REFERENCES,
  };
}

function textOf({ title, lead, below, places, counted }: DigestLines, reader: Reader): string {
  const parts = [
    title,
    [lead, ...below.map((one) => `- ${one}`)].join('\n'),
    ...places.map((place) =>
      [
        `== ${place.title} ==`,
        ...tableText(place, reader),
        ...place.lists.flatMap((list) => ['', list.title, ...list.items.map((item) => `- ${item}`)]),
      ].join('\n'),
    ),
    ...(places.length > 0 ? [counted] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Plain text may be shown in a proportional font, so each cell names its column. */
function tableText({ columns, rows }: PlaceLines, reader: Reader): string[] {
  const { part } = digestWordsIn(reader.language);
  return rows.map(({ label, cells }) =>
    part(
      label,
      cells.map(({ text }, index) => (index === 0 ? text : `${columns[index] ?? ''} ${text}`)).join(' | '),
    ),
  );
}

type Html = ReturnType<typeof html>;

function page(lines: DigestLines, reader: Reader): Promise<string> {
  const { title, lead, below, places, counted } = lines;
  return mailDocument(
    reader,
    html`<p style="font-size:24px;font-weight:bold;margin:0 0 12px">${title}</p>
      ${below.length === 0 ? html`<p style="margin:0 0 28px">${lead}</p>` : belowHtml(lead, below)}
      ${places.map(placeHtml)} ${places.length > 0 ? html`<p style="opacity:.7">${counted}</p>` : ''}`,
  );
}

function belowHtml(lead: string, below: readonly string[]): Html {
  return html`<div style="border-left:4px solid #c62828;padding:4px 0 4px 16px;margin:0 0 28px">
    <p style="font-size:18px;font-weight:bold;margin:0 0 8px">${lead}</p>
    ${below.map((one) => html`<p style="margin:0 0 6px">${one}</p>`)}
  </div>`;
}

function placeHtml(place: PlaceLines): Html {
  return html`<div style="margin:0 0 36px">
    <p style="font-size:20px;font-weight:bold;margin:0 0 8px">${place.title}</p>
    ${place.rows.length > 0 ? tableHtml(place) : ''} ${place.lists.map(listHtml)}
  </div>`;
}

/** A red that is readable on white and in dark mode. */
const MISSED = ';color:#e03131;font-weight:bold';

function tableHtml({ columns, rows }: PlaceLines): Html {
  const cell = 'padding:4px 0 4px 12px;text-align:right;vertical-align:top';
  const figure = `${cell};white-space:nowrap`;
  return html`<table style="border-collapse:collapse;width:100%;margin:0 0 16px">
    <tr>
      <td></td>
      ${columns.map((column) => html`<td style="${cell};opacity:.7;min-width:3em">${column}</td>`)}
    </tr>
    ${rows.map(
      ({ label, cells }) =>
        html`<tr style="border-top:1px solid #9e9e9e55">
          <td style="padding:4px 0;vertical-align:top">${label}</td>
          ${cells.map(
            ({ text, isBelow }) => html`<td style="${figure}${isBelow ? MISSED : ''}">${text}</td>`,
          )}
        </tr>`,
    )}
  </table>`;
}

function listHtml({ title, items }: List): Html {
  return html`<p style="margin:0 0 4px;opacity:.7">${title}</p>
    <ul style="margin:0 0 16px;padding:0 0 0 20px">
      ${items.map((item) => html`<li>${item}</li>`)}
    </ul>`;
}
