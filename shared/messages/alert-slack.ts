import { cutTo } from '#shared/whole-characters';
import { byUrgency } from '../domain/escalation/urgency.ts';
import { type AlertLines, alertLines, copyWarnings } from './alert-lines.ts';
import type { AlertView, Digest, Reader } from './alert-view.ts';
import { digestLine, digestNotes } from './alerts/digest-warnings.ts';
import { wordsIn } from './catalogue.ts';
import { closingLine, type ClosingView } from './closing.ts';
import { mostThat, type Room, roomFor } from './digest-room.ts';

/** A Slack post: `text` is what a notification shows, and all that remains when Slack refuses the blocks. */
export interface SlackContent {
  readonly text: string;
  readonly blocks: readonly object[];
}

const DIGEST_SECTIONS = 6;
const SECTION_CHARACTERS = 2_900;
/** What Slack reads as bold, italic, struck or code. */
const MARKUP = /[*_~`]/g;

/**
 * The post of one alert, which mentions the members with these ids. All else of it is plain text, in which Slack reads no
 * links and no mentions.
 */
export function alertSlack(view: AlertView, reader: Reader, mentioned: readonly string[] = []): SlackContent {
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  const title = words.labelled(lines.left, lines.headline);
  return {
    text: [escaped(words.oneLine(title, lines.opening)), ...inText(mentioned)].join(' '),
    blocks: [
      { type: 'header', text: plainText(cutTo(title, 150)) },
      ...inBlocks(mentioned),
      { type: 'section', text: plainText(lines.opening) },
      {
        type: 'actions',
        elements: [
          { ...button(lines.openLabel, lines.sellerCentralUrl), style: 'primary' },
          ...lines.acts.map(({ label, url }) => button(label, url)),
        ],
      },
      { type: 'section', fields: lines.rows.map(([label, value]) => plainText(`${label}\n${value}`)) },
      ...[...lines.warnings, ...copyWarnings([view], reader)].map((warning) => ({
        type: 'section',
        text: plainText(`⚠ ${warning}`),
      })),
    ],
  };
}

/**
 * The post of as many alerts as it has room for, most urgent first, which mentions the members with these ids. Its `text`
 * lists the alerts too, since it may be all that remains.
 */
export function digestSlack(
  views: readonly AlertView[],
  reader: Reader,
  mentioned: readonly string[] = [],
): Digest<SlackContent> {
  const words = wordsIn(reader.language);
  const rows = views.toSorted(byUrgency).map((view) => rowOf(view, reader));
  const sectionsOf = ({ listed, linked }: Room): string[] =>
    inSections(rows.slice(0, listed).map((row, index) => (index < linked ? row.linked : row.short)));
  const room = roomFor(rows.length, (one) => sectionsOf(one).length <= DIGEST_SECTIONS);
  const listed = rows.slice(0, room.listed);
  const title = words.digestSubject(listed.length, listed[0]?.left ?? '');
  const shown = listed.map(({ view }) => view);
  const notes = digestNotes(
    shown,
    listed.map(({ lines }) => lines),
    reader,
  );
  return {
    content: {
      text: [escaped(title), ...inText(mentioned), ...listed.map(({ short }) => short)].join('\n'),
      blocks: [
        { type: 'header', text: plainText(cutTo(title, 150)) },
        ...inBlocks(mentioned),
        ...sectionsOf(room).map((text) => ({
          type: 'section',
          text: { type: 'mrkdwn', text, verbatim: true },
        })),
        ...(notes.length === 0 ? [] : [{ type: 'section', text: plainText(notes.join('\n')) }]),
      ],
    },
    listed: shown,
  };
}

/** The post of as many closing lines as it has room for. */
export function closingSlack(
  views: readonly ClosingView[],
  reader: Reader,
): Digest<SlackContent, ClosingView> {
  const { title } = wordsIn(reader.language).closing;
  const lines = views.map((view) => `✓ ${escaped(closingLine(view, reader)).replace(MARKUP, ' ')}`);
  const count = mostThat(lines.length, (most) => inSections(lines.slice(0, most)).length <= DIGEST_SECTIONS);
  const listed = lines.slice(0, count);
  return {
    content: {
      text: [...(count > 1 ? [title(count)] : []), ...listed].join('\n'),
      blocks: inSections(listed).map((text) => ({
        type: 'section',
        text: { type: 'mrkdwn', text, verbatim: true },
      })),
    },
    listed: views.slice(0, count),
  };
}

/**
 * Mentions of members, as Slack notifies them ("Formatting text for app surfaces"). They stand in the text and in a block,
 * because Slack reads the text only where it refuses the blocks.
 */
function inText(mentioned: readonly string[]): string[] {
  return mentioned.length === 0 ? [] : [mentioned.map((id) => `<@${id}>`).join(' ')];
}

function inBlocks(mentioned: readonly string[]): object[] {
  return inText(mentioned).map((text) => ({
    type: 'section',
    text: { type: 'mrkdwn', text, verbatim: true },
  }));
}

/** An alert of a digest as one line, with links and without. */
interface Row {
  readonly view: AlertView;
  readonly left: string;
  readonly lines: AlertLines;
  readonly linked: string;
  readonly short: string;
}

/** Links need Slack's markup, so all else is escaped. */
function rowOf(view: AlertView, reader: Reader): Row {
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  const { left, sellerCentralUrl } = lines;
  const where = escaped(digestLine(view, lines, reader)).replace(MARKUP, ' ');
  const open = `<${sellerCentralUrl}|${where}>`;
  const acknowledge = `<${view.acknowledgeUrl}|${escaped(words.acknowledge)}>`;
  return {
    view,
    left,
    lines,
    linked: `• ${words.labelled(escaped(left), open)} (${acknowledge})`,
    short: `• ${words.labelled(escaped(left), where)}`,
  };
}

/** As many lines in each section as it takes. */
function inSections(lines: readonly string[]): string[] {
  const sections: string[] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= SECTION_CHARACTERS)
      sections[sections.length - 1] = `${last}\n${line}`;
    else sections.push(line);
  }
  return sections;
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
