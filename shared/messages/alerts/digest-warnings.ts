import { type AlertLines, copyWarnings } from '../alert-lines.ts';
import type { AlertView, Reader } from '../alert-view.ts';
import { wordsIn } from '../catalogue.ts';
import { openingWordsIn } from './words/words.ts';

/** So many alerts are named with a warning of theirs. */
const MOST_NAMED = 3;

/** The warnings of several alerts, each once, with the alerts that they are about. */
export function digestWarnings(
  alerts: readonly Pick<AlertLines, 'warnings' | 'where'>[],
  { language }: Reader,
): string[] {
  const places = new Map<string, Set<string>>();
  for (const { warnings, where } of alerts)
    for (const warning of warnings) places.set(warning, (places.get(warning) ?? new Set()).add(where));
  const { warningOf } = openingWordsIn(language);
  return [...places].map(([warning, named]) =>
    warningOf(warning, [...named].slice(0, MOST_NAMED), named.size > MOST_NAMED),
  );
}

/** What an alert is about in a line of a chat's digest: where, what it is unless that says it, and whether its page warns. */
export function digestLine(
  view: AlertView,
  lines: Pick<AlertLines, 'kind' | 'headline' | 'where' | 'warnings'>,
  reader: Reader,
): string {
  const what = inDigest(view, lines, reader);
  return lines.warnings.length === 0 ? what : `⚠ ${what}`;
}

/** What an alert is about in a line of a digest: the news where it has some, then what it is unless the place says so. */
export function inDigest(
  { kind, strays, concern, answer }: AlertView,
  { kind: what, headline, where }: Pick<AlertLines, 'kind' | 'headline' | 'where'>,
  { language }: Reader,
): string {
  const { labelled } = wordsIn(language);
  if (concern !== undefined || answer !== undefined) return labelled(headline, where);
  const isSaid =
    kind === 'message' || kind === 'unknown' || kind === 'unmatched-reply' || strays !== undefined;
  return isSaid ? where : labelled(what, where);
}

/** What stands below the list of a chat's digest: that some need care, and what is wrong with the copies of replies. */
export function digestNotes(
  views: readonly AlertView[],
  lines: readonly Pick<AlertLines, 'warnings'>[],
  reader: Reader,
): string[] {
  return [
    ...(lines.some(({ warnings }) => warnings.length > 0) ? [openingWordsIn(reader.language).careful] : []),
    ...copyWarnings(views, reader).map((warning) => `⚠ ${warning}`),
  ];
}
