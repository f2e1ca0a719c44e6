import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Wait } from '#shared/domain/figures/wait';
import { TOPICS } from '#shared/domain/topic';
import { Failure } from '#shared/failure';
import * as z from '#shared/zod';
import { OUTCOMES } from './wait-item.ts';

/** Stands for a missing value of a message or a wait. */
const NONE = -1;

/**
 * `[place, outcome, ended, at, topic, at, topic ...]`: names by their index, instants counted from the day's
 * beginning.
 */
const tuple = z.array(z.number());

const rolledDay = z.object({
  v: z.literal(1),
  places: z.array(z.string()),
  outcomes: z.array(z.enum(OUTCOMES)),
  topics: z.array(z.enum(TOPICS)),
  waits: z.array(tuple),
});

/** A day's waits as few bytes. */
export function encodeDay(day: string, waits: readonly Wait[]): Uint8Array {
  const start = Date.parse(day);
  const places = [...new Set(waits.flatMap(({ marketplaceId }) => marketplaceId ?? []))];
  const body: z.input<typeof rolledDay> = {
    v: 1,
    places,
    outcomes: [...OUTCOMES],
    topics: [...TOPICS],
    waits: waits.flatMap(({ marketplaceId, messages, ended }) =>
      ended === undefined
        ? []
        : [
            [
              marketplaceId === undefined ? NONE : places.indexOf(marketplaceId),
              OUTCOMES.indexOf(ended.by),
              ended.at - start,
              // Messages that were counted together are repeated: they compress to nearly nothing.
              ...messages.flatMap(({ at, topic, count = 1 }) =>
                Array.from({ length: count }, () => [
                  at - start,
                  topic === undefined ? NONE : TOPICS.indexOf(topic),
                ]).flat(),
              ),
            ],
          ],
    ),
  };
  return deflateRawSync(JSON.stringify(body));
}

/** Decodes them. @throws when the bytes are not such a day. */
export function decodeDay(store: string, day: string, bytes: Uint8Array): Wait[] {
  const start = Date.parse(day);
  const { places, outcomes, topics, waits } = rolledDay.parse(
    JSON.parse(inflateRawSync(bytes).toString('utf8')),
  );
  return waits.map(([place = NONE, outcome = NONE, ended = Number.NaN, ...flat]) => {
    const marketplaceId = places[place];
    const by = outcomes[outcome];
    const messages: Wait['messages'][number][] = [];
    for (let index = 0; index < flat.length; index += 2) {
      const topic = topics[flat[index + 1] ?? NONE];
      messages.push({ at: start + (flat[index] ?? Number.NaN), ...(topic !== undefined && { topic }) });
    }
    if (by === undefined || messages.length === 0) throw new Failure(`the roll-up of ${day} cannot be read`);
    return {
      store,
      ...(marketplaceId !== undefined && { marketplaceId }),
      messages,
      ended: { at: start + ended, by },
    };
  });
}
