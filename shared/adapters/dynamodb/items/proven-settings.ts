import { createHash } from 'node:crypto';
import type { Settings } from '#shared/contracts/settings/settings';
import * as z from '#shared/zod';

/** Settings as they lie in the table: as they were written, and as they were parsed. */
export interface StoredSettings {
  readonly written: string;
  readonly parsed: string;
  readonly proof: string;
}

/** Binds what was parsed to the text that it was made of, and to the form of the schema that made it. */
export function proofOf(form: string, { written, parsed }: Omit<StoredSettings, 'proof'>): string {
  return createHash('sha256')
    .update(JSON.stringify([form, written, parsed]))
    .digest('hex');
}

/**
 * The parsed settings without their schema, where a proof stands for it; undefined where it does not hold.
 *
 * It is as safe as to parse: the form is a hash of all code that the text went through (`contracts/parse-settings.ts` with
 * zod), so the same form makes the same of the same text; and the proof is over text, form and result, so that whatever was
 * changed since, by another release or by hand, is parsed anew.
 */
export function provenSettings(form: string | undefined, stored: StoredSettings): Settings | undefined {
  const isProven = form !== undefined && stored.proof === proofOf(form, stored);
  return isProven ? z.custom<Settings>(() => isProven).parse(JSON.parse(stored.parsed)) : undefined;
}
