/** What kind of mail it was, for the counts; holds no personal data. */
export interface MailKind {
  /** Amazon's notification type, or ours for a mail without one. */
  readonly type: string;
  /** Country of the marketplace. */
  readonly country?: string;
  /** ISO code of the language that a buyer wrote in. */
  readonly language?: string;
  /** Why it was not understood. */
  readonly reason?: string;
}

/** Counts of what an import has found. */
export interface ImportFigures {
  bytes: number;
  history: number;
  fresh: number;
  known: number;
  /** Mails that name no intake address. */
  guessed: number;
  skipped: number;
  readonly types: Map<string, number>;
  readonly countries: Map<string, number>;
  readonly languages: Map<string, number>;
  readonly unknownReasons: Map<string, number>;
  readonly skipReasons: Map<string, number>;
  /** The first ones that were skipped, with their reasons. */
  readonly skippedNames: string[];
}

/** The most skipped mails and files that are named. */
export const SKIPPED_NAMED = 20;

export function newFigures(): ImportFigures {
  return {
    bytes: 0,
    history: 0,
    fresh: 0,
    known: 0,
    guessed: 0,
    skipped: 0,
    types: new Map(),
    countries: new Map(),
    languages: new Map(),
    unknownReasons: new Map(),
    skipReasons: new Map(),
    skippedNames: [],
  };
}

export function countKind(figures: ImportFigures, { type, country, language, reason }: MailKind): void {
  raise(figures.types, type);
  if (country !== undefined) raise(figures.countries, country);
  if (language !== undefined) raise(figures.languages, language);
  if (reason !== undefined) raise(figures.unknownReasons, reason);
}

export function countSkipped(figures: ImportFigures, name: string, reason: string): void {
  figures.skipped += 1;
  raise(figures.skipReasons, reason);
  if (figures.skippedNames.length < SKIPPED_NAMED) figures.skippedNames.push(`${name}: ${reason}`);
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
