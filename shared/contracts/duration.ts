import * as z from '../zod.ts';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function isUnit(text: string | undefined): text is keyof typeof UNIT_MS {
  return text !== undefined && text in UNIT_MS;
}

const NOT_A_LENGTH = 'is not a length of time; write one like 90m, 24h or 2d';

/**
 * A length of time as people write it, `90m`, `24h` or `1d12h`, in milliseconds. A bare number has no unit and is
 * refused.
 */
export const duration = z.pipe(
  z.string({ error: NOT_A_LENGTH }),
  z.transform((written, context) => {
    const text = written.trim();
    let total = 0;
    if (/^(\d{1,5}[smhd])+$/.test(text))
      for (const [, count, unit] of text.matchAll(/(\d+)([smhd])/g))
        if (isUnit(unit)) total += Number(count) * UNIT_MS[unit];
    if (total > 0) return total;
    context.issues.push({ code: 'custom', message: NOT_A_LENGTH, input: written });
    return z.NEVER;
  }),
);
