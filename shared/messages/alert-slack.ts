import { cutTo } from '#shared/whole-characters';
import { alertLines, type AlertLines } from './alert-lines.ts';
import { byUrgency, type AlertView, type Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';
import type { Catalogue } from './en.ts';

/** A Slack post: `text` is what a notification shows, and all that remains when Slack refuses the blocks. */
export interface SlackContent {
  readonly text: string;
  readonly blocks: readonly object[];
}

const DIGEST_SECTIONS = 6;
const SECTION_CHARACTERS = 2_900;

/** The post of one alert. All of it is plain text, in which Slack reads no links and no mentions. */
export function alertSlack(view: AlertView, reader: Reader): SlackContent {
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  const title = words.labelled(lines.left, lines.headline);
  return {
    text: escaped(words.oneLine(title, lines.where)),
    blocks: [
      { type: 'header', text: plainText(cutTo(title, 150)) },
      ...lines.warnings.map((warning) => ({ type: 'section', text: plainText(`⚠ ${warning}`) })),
      { type: 'section', fields: lines.rows.map(([label, value]) => plainText(`${label}\n${value}`)) },
      {
        type: 'actions',
        elements: [
          { ...button(lines.openLabel, lines.sellerCentralUrl), style: 'primary' },
          ...lines.acts.map(({ label, url }) => button(label, url)),
        ],
      },
    ],
  };
}

/** The post of several alerts, most urgent first; the ones that do not fit are counted in words. */
export function digestSlack(views: readonly AlertView[], reader: Reader): SlackContent {
  const words = wordsIn(reader.language);
  const sorted = byUrgency(views).map((view) => ({ view, lines: alertLines(view, reader) }));
  const title = words.digestSubject(sorted.length, sorted[0]?.lines.left ?? '');
  const sections: string[] = [];
  let listed = 0;
  for (const { view, lines } of sorted) {
    const row = digestRow(view, lines, words);
    const last = sections.at(-1);
    if (last !== undefined && last.length + row.length + 1 <= SECTION_CHARACTERS)
      sections[sections.length - 1] = `${last}\n${row}`;
    else if (sections.length < DIGEST_SECTIONS) sections.push(row);
    else break;
    listed += 1;
  }
  const left = sorted.length - listed;
  return {
    text: escaped(title),
    blocks: [
      { type: 'header', text: plainText(cutTo(title, 150)) },
      ...sections.map((text) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } })),
      ...(left > 0 ? [{ type: 'section', text: plainText(words.more(left)) }] : []),
    ],
  };
}

/** One line of a digest; links need Slack's markup, so all else in it is escaped. */
function digestRow(view: AlertView, lines: AlertLines, words: Catalogue): string {
  const where = escaped(lines.where).replace(/[*_~`]/g, ' ');
  const open = `<${lines.sellerCentralUrl}|${where}>`;
  return `• ${words.labelled(escaped(lines.left), open)} (<${view.acknowledgeUrl}|${escaped(words.acknowledge)}>)`;
}

function plainText(text: string): object {
  return { type: 'plain_text', text: cutTo(text, 2_000), emoji: false };
}

function button(label: string, url: string): object {
  return { type: 'button', text: plainText(cutTo(label, 75)), url };
}

/** Slack's three control characters, as entities, so that nothing becomes a mention or a link. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\|/g, '¦');
}
