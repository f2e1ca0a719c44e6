import { expect, it } from 'vitest';
import { boardPlaceSchema, boardPlaceText } from '#shared/contracts/board-place';
import { FAR_FUTURE } from '#shared/domain/instant';
import type { BoardPlace } from '#shared/ports/board';

it('a place of a list is the same again after its way through an address', () => {
  const place: BoardPlace = {
    state: 'answered',
    due: 1_772_452_800_000,
    threadId: 'acme-us.111-2223334-4445556.return',
  };
  expect(boardPlaceSchema.parse(boardPlaceText(place))).toEqual(place);
});

it('a text that is no place is refused', () => {
  for (const text of [
    '',
    'waits',
    'waits.12',
    'waits..a',
    'waits.12.',
    'waits.-5.a',
    'waits.1e5.a',
    'open.12.a',
    `waits.${FAR_FUTURE + 1}.a`,
    `waits.12.${'a'.repeat(501)}`,
  ])
    expect([text, boardPlaceSchema.safeParse(text).success]).toEqual([text, false]);
});
