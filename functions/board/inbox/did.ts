import * as z from '#shared/zod';

/** What the inbox does with several threads at once, or with one. */
export const INBOX_ACTS = ['acknowledged', 'handed-over', 'reply-confirmed'] as const;

export type InboxAct = (typeof INBOX_ACTS)[number];

/** The outcome of a form of the inbox. */
export type Did =
  | {
      readonly kind: 'done' | 'warn';
      readonly act: InboxAct;
      readonly done: number;
      readonly refused: number;
    }
  | { readonly kind: 'failed'; readonly why: 'no-person' | 'nothing-selected' };

const didSchema = z.object({
  did: z.enum(INBOX_ACTS),
  done: z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000)),
  refused: z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000)),
});

/** The outcome that the address of the page names after a form. */
export function didIn(parameters: Readonly<Record<string, string>>): Did | undefined {
  const parsed = didSchema.safeParse(parameters);
  if (!parsed.success) return undefined;
  const { did, done, refused } = parsed.data;
  return { kind: refused > 0 ? 'warn' : 'done', act: did, done, refused };
}

/** The address with the outcome. */
export function withDid(path: string, act: InboxAct, done: number, refused: number): string {
  const parts = new URLSearchParams({ did: act, done: String(done), refused: String(refused) }).toString();
  return `${path}${path.includes('?') ? '&' : '?'}${parts}`;
}
