import { byUrgency } from '../domain/escalation/urgency.ts';
import { alertLines, copyWarnings } from './alert-lines.ts';
import type { AlertView, Reader } from './alert-view.ts';
import { digestLine, digestNotes } from './alerts/digest-warnings.ts';
import { wordsIn } from './catalogue.ts';
import { closingLine, type ClosingView } from './closing.ts';

/** A part of a line: text without markup, which may have a link. */
export interface ChatPart {
  readonly text: string;
  readonly url?: string;
}

export type ChatLine = readonly ChatPart[];

/** A robot's post in a group, before its markup; all outside text is one harmless line. */
export interface ChatPost {
  /** It ends with our name, for robots that refuse posts without a keyword. */
  readonly title: string;
  /** The links of an alert: they stay no matter how long the rest is. */
  readonly links: readonly ChatLine[];
  /** Most important first: a robot with a shorter limit leaves out the last. */
  readonly lines: readonly ChatLine[];
}

/** An alert in a digest, or a closing line. */
export interface ChatRow<View = AlertView> {
  readonly view: View;
  readonly linked: ChatLine;
  /** The same without links, for a robot that has no room for them. */
  readonly short: ChatLine;
}

/** A robot's post about several alerts, or of closing lines, before its markup. */
export interface ChatDigest<View = AlertView> {
  readonly title: (listed: number) => string;
  /** Most urgent first. */
  readonly rows: readonly ChatRow<View>[];
  /** The lines that end the post. */
  readonly notes: readonly ChatLine[];
}

const OURS = ' · Replywatch';

/** The post of one alert. */
export function alertPost(view: AlertView, reader: Reader): ChatPost {
  const words = wordsIn(reader.language);
  const lines = alertLines(view, reader);
  return {
    title: `${words.labelled(lines.left, lines.headline)}${OURS}`,
    links: [
      [{ text: lines.openLabel, url: lines.sellerCentralUrl }],
      ...lines.acts.map(({ label, url }) => [{ text: label, url }]),
    ],
    lines: [
      [{ text: lines.opening }],
      ...lines.rows.map(([label, value]) => [{ text: words.labelled(label, value) }]),
      ...[...lines.warnings, ...copyWarnings([view], reader)].map((warning) => [{ text: `⚠ ${warning}` }]),
    ],
  };
}

/** The post of several alerts, most urgent first. */
export function digestPost(views: readonly AlertView[], reader: Reader): ChatDigest {
  const words = wordsIn(reader.language);
  const rows = views.toSorted(byUrgency).map((view) => ({ view, lines: alertLines(view, reader) }));
  return {
    title: (listed) => `${words.digestSubject(listed, rows[0]?.lines.left ?? '')}${OURS}`,
    rows: rows.map(({ view, lines }) => ({
      view,
      linked: [
        { text: words.labelled(lines.left, '') },
        { text: digestLine(view, lines, reader), url: lines.sellerCentralUrl },
        { text: ' ' },
        { text: words.acknowledge, url: view.acknowledgeUrl },
      ],
      short: [{ text: words.labelled(lines.left, digestLine(view, lines, reader)) }],
    })),
    notes: digestNotes(
      views,
      rows.map(({ lines }) => lines),
      reader,
    ).map((text) => [{ text }]),
  };
}

/** The post of closing lines. */
export function closingPost(views: readonly ClosingView[], reader: Reader): ChatDigest<ClosingView> {
  const { title } = wordsIn(reader.language).closing;
  return {
    title: (listed) => `${title(listed)}${OURS}`,
    rows: views.map((view) => {
      const line = [{ text: `✓ ${closingLine(view, reader)}` }];
      return { view, linked: line, short: line };
    }),
    notes: [],
  };
}
