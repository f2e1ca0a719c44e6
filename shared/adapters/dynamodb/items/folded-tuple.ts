import type { Folded } from '#shared/domain/thread/folded';
import * as z from '#shared/zod';
import { decoder } from './decoder.ts';
import { CODES } from './fact-codes.ts';

/*
 * Facts that were folded away as a short tuple: code, the first instant, how much later the last was, count, proven,
 * case, only thanks. As with a fact, a missing field is an empty text, and those at the end are left out.
 */

/** Writes it as `foldedTuple` reads it. */
export function encodeFolded({ of, from, until, count }: Folded): readonly (string | number)[] {
  const tuple = [
    CODES[of.type],
    from,
    until - from,
    count,
    of.trusted === undefined ? '' : of.trusted ? 1 : 0,
    of.caseId ?? '',
    of.thanks === true ? 1 : '',
  ];
  return tuple.slice(0, tuple.findLastIndex((value) => value !== '') + 1);
}

/** Created for the first thread that is read. */
export function foldedTuple(): z.ZodMiniType<Folded> {
  const mark = z._default(z.union([z.literal(0), z.literal(1), z.literal('')]), '');
  return z.pipe(
    z.tuple([decoder(CODES), z.number(), z.number(), z.number(), mark, z._default(z.string(), ''), mark]),
    z.transform(([type, from, lasted, count, trusted, caseId, thanks]): Folded => ({
      of: {
        type,
        ...(trusted !== '' && { trusted: trusted === 1 }),
        ...(caseId !== '' && { caseId }),
        ...(thanks === 1 && { thanks: true }),
      },
      from,
      until: from + lasted,
      count,
    })),
  );
}
