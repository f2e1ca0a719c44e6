import * as z from '../zod.ts';

/*
 * Instants that arrive as text, parsed into milliseconds since 1970.
 */

const NOT_AN_INSTANT = 'is not an instant; write one like 2026-03-02T10:00:00Z';

/** ISO 8601 with an offset. */
export const isoInstant = z.pipe(
  z.iso.datetime({ offset: true, error: NOT_AN_INSTANT }),
  z.transform((text) => Date.parse(text)),
);

/** Any form that JavaScript's Date reads, because Amazon's forms differ. */
export const anyInstant = z
  .pipe(
    z.string(),
    z.transform((text) => Date.parse(text)),
  )
  .check(z.refine((at) => !Number.isNaN(at), 'is not an instant'));
