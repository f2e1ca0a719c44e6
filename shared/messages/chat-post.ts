import { alertLines } from './alert-lines.ts';
import { byUrgency, type AlertView, type Reader } from './alert-view.ts';
import { wordsIn } from './catalogue.ts';

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
  /** The line that replaces the given number of left-out lines. */
  readonly more: (left: number) => string;
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
      ...lines.warnings.map((warning) => [{ text: `⚠ ${warning}` }]),
      ...lines.rows.map(([label, value]) => [{ text: words.labelled(label, value) }]),
    ],
    more: () => '…',
  };
}

/** The post of several alerts, most urgent first; the ones that do not fit are counted in words. */
export function digestPost(views: readonly AlertView[], reader: Reader): ChatPost {
  const words = wordsIn(reader.language);
  const sorted = byUrgency(views).map((view) => ({ view, lines: alertLines(view, reader) }));
  return {
    title: `${words.digestSubject(sorted.length, sorted[0]?.lines.left ?? '')}${OURS}`,
    links: [],
    lines: sorted.map(({ view, lines }) => [
      { text: words.labelled(lines.left, '') },
      { text: lines.where, url: lines.sellerCentralUrl },
      { text: ' ' },
      { text: words.acknowledge, url: view.acknowledgeUrl },
    ]),
    more: words.more,
  };
}
