import { BOARD_STATES } from '../domain/board/board-row.ts';
import { FAR_FUTURE } from '../domain/instant.ts';
import type { BoardPlace } from '../ports/board.ts';
import * as z from '../zod.ts';

/*
 * A place in a list as text, for the address of the next page.
 */

const LONGEST_ID = 500;

const parts = z.object({
  state: z.enum(BOARD_STATES),
  due: z.coerce.number().check(z.int(), z.gte(0), z.lte(FAR_FUTURE)),
  threadId: z.string().check(z.minLength(1), z.maxLength(LONGEST_ID)),
});

/** Reads a place, by the text that `boardPlaceText` makes. */
export const boardPlaceSchema = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string): unknown => {
      const [, state, due, threadId] = /^([a-z]+)\.(\d{1,15})\.(.+)$/s.exec(text) ?? [];
      return { state, due, threadId };
    }),
    parts,
  ),
);

export function boardPlaceText({ state, due, threadId }: BoardPlace): string {
  return `${state}.${due}.${threadId}`;
}
