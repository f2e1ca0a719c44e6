import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Asked, Course, Wait } from '#shared/domain/figures/wait';
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

/**
 * `[follow-up, person, person ...]`: the answer that it follows (null if not the first, NONE without one), who ended it,
 * and who acknowledged it. Empty where nothing of this was recorded.
 */
const courseTuple = z.array(z.nullable(z.number()));

const rolledDay = z.object({
  v: z.literal(1),
  places: z.array(z.string()),
  outcomes: z.array(z.enum(OUTCOMES)),
  topics: z.array(z.enum(TOPICS)),
  waits: z.array(tuple),
  /** What earlier releases did not record, wait by wait, beside what they read. */
  people: z._default(z.array(z.string()), []),
  courses: z._default(z.array(courseTuple), []),
  asins: z._default(z.array(z.string()), []),
  products: z._default(z.array(tuple), []),
});

type RolledDay = z.input<typeof rolledDay>;

/** A day's waits as few bytes. */
export function encodeDay(day: string, given: readonly Wait[]): Uint8Array {
  const start = Date.parse(day);
  const waits = given.flatMap(({ ended, ...wait }) => (ended === undefined ? [] : [{ ...wait, ended }]));
  const places = [...new Set(waits.flatMap(({ marketplaceId }) => marketplaceId ?? []))];
  const people = [...new Set(waits.flatMap(({ course }) => (course === undefined ? [] : peopleOf(course))))];
  const asins = [...new Set(waits.flatMap(({ messages }) => messages.flatMap(({ asin }) => asin ?? [])))];
  const body: RolledDay = {
    v: 1,
    places,
    outcomes: [...OUTCOMES],
    topics: [...TOPICS],
    waits: waits.map(({ marketplaceId, messages, ended }) => [
      marketplaceId === undefined ? NONE : places.indexOf(marketplaceId),
      OUTCOMES.indexOf(ended.by),
      ended.at - start,
      ...singly(messages).flatMap(({ at, topic }) => [
        at - start,
        topic === undefined ? NONE : TOPICS.indexOf(topic),
      ]),
    ]),
    people,
    courses: waits.map(({ course }) =>
      course === undefined
        ? []
        : [
            course.followUpTo === undefined ? NONE : course.followUpTo,
            course.endedBy === undefined ? NONE : people.indexOf(course.endedBy),
            ...course.acknowledgedBy.map((person) => people.indexOf(person)),
          ],
    ),
    asins,
    products: waits.map(({ messages }) =>
      messages.some(({ asin }) => asin !== undefined)
        ? singly(messages).map(({ asin }) => (asin === undefined ? NONE : asins.indexOf(asin)))
        : [],
    ),
  };
  return deflateRawSync(JSON.stringify(body));
}

/** Messages that were counted together are repeated: they compress to nearly nothing. */
function singly(messages: readonly Asked[]): Asked[] {
  return messages.flatMap(({ count = 1, ...one }) => Array.from({ length: count }, () => one));
}

function peopleOf({ endedBy, acknowledgedBy }: Course): string[] {
  return [...(endedBy === undefined ? [] : [endedBy]), ...acknowledgedBy];
}

/** Decodes them. @throws when the bytes are not such a day. */
export function decodeDay(store: string, day: string, bytes: Uint8Array): Wait[] {
  const start = Date.parse(day);
  const rolled = rolledDay.parse(JSON.parse(inflateRawSync(bytes).toString('utf8')));
  const { places, outcomes, topics, waits, people, courses, asins, products } = rolled;
  return waits.map(([place = NONE, outcome = NONE, ended = Number.NaN, ...flat], wait) => {
    const marketplaceId = places[place];
    const by = outcomes[outcome];
    const course = courseIn(courses[wait] ?? [], people);
    const messages: Asked[] = [];
    for (let index = 0; index < flat.length; index += 2) {
      const topic = topics[flat[index + 1] ?? NONE];
      const asin = asins[products[wait]?.[index / 2] ?? NONE];
      messages.push({
        at: start + (flat[index] ?? Number.NaN),
        ...(topic !== undefined && { topic }),
        ...(asin !== undefined && { asin }),
      });
    }
    if (by === undefined || messages.length === 0) throw new Failure(`the roll-up of ${day} cannot be read`);
    return {
      store,
      ...(marketplaceId !== undefined && { marketplaceId }),
      messages,
      ended: { at: start + ended, by },
      ...(course !== undefined && { course }),
    };
  });
}

function courseIn(stored: z.output<typeof courseTuple>, people: readonly string[]): Course | undefined {
  const [followUpTo, ender, ...acknowledgers] = stored;
  if (followUpTo === undefined) return undefined;
  const endedBy = people[ender ?? NONE];
  return {
    acknowledgedBy: acknowledgers.flatMap((person) => people[person ?? NONE] ?? []),
    ...(endedBy !== undefined && { endedBy }),
    ...(followUpTo !== NONE && { followUpTo }),
  };
}
