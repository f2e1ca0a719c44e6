import { decodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { sendReply } from '#functions/send-reply/send-reply';
import { hours, minutes, seconds } from '#shared/domain/instant';
import { type Reply, replyFactId, replyOf, stateOfReply } from '#shared/domain/reply/reply';
import { seenOf } from '#shared/domain/reply/seen';
import { shop } from '#test/builders/shop';
import { askedByMail } from '#test/builders/desk';
import { type Faults, randomFaults } from '../faults.ts';
import { loopFrom } from '../loop.ts';
import { type DeskFinding, findingsOf } from './oracle.ts';
import type { DeskRecord } from './record.ts';
import { type DeskAssembly, deskWorld, type DeskWorld } from './world.ts';

export interface DeskOutcome {
  readonly findings: readonly DeskFinding[];
  readonly record: DeskRecord;
  readonly world: DeskWorld;
  readonly faults: Faults;
}

const START = Date.UTC(2026, 2, 2, 6);
const ENDS_AT = START + hours(5);
/** The last press of a button is long before the end, so that all that follows from it has happened. */
const LAST_PRESS = START + hours(2.5);
const RATES = [0, 0.005, 0.01, 0.02, 0.05, 0.08];
const PEOPLE = ['li', 'chen'] as const;

const DESK: DeskAssembly = { sendReply };

const base = shop();
const SETTINGS = shop({
  stores: {
    'acme-us': {
      name: 'Acme',
      replyFrom: ['care@acme.example'],
      marketplaces: [{ country: 'US', intakeAddress: 'us@intake.example' }],
    },
  },
  people: base.settings.people,
});

/**
 * A buyer asks, people answer, undo, decide again and look what came of it, while everything fails that can; then the run is
 * judged by what was sent and stored.
 */
export async function runDesk(
  seed: number,
  { assembly = DESK, verbose = false }: { readonly assembly?: DeskAssembly; readonly verbose?: boolean } = {},
): Promise<DeskOutcome> {
  const faults = randomFaults(seed, RATES[seed % RATES.length] ?? 0);
  const random = faults.stream('people at the desk');
  const loop = loopFrom(START);
  const record: DeskRecord = {
    seenBy: new Map(),
    left: [],
    attempts: [],
    knownAt: new Map(),
    factKnownAt: new Map(),
    lines: [],
  };
  const log = (line: () => string): void => {
    if (verbose) record.lines.push(`${new Date(loop.now()).toISOString().slice(11, 23)}  ${line()}`);
  };
  const states = new Map<string, string>();
  const world = deskWorld({
    loop,
    faults,
    settings: SETTINGS,
    assembly,
    log,
    onAttempt(attempt) {
      record.attempts.push(attempt);
      log(() => `SES gets ${JSON.stringify(attempt)}`);
    },
    onWrite({ id, item, at }) {
      const thread = decodeThread(id, item);
      for (const fact of thread.facts)
        if (!record.factKnownAt.has(fact.id)) record.factKnownAt.set(fact.id, at);
      for (const reply of thread.replies ?? []) {
        const state = `${stateOfReply(reply)} ${reply.steps.length}`;
        if (states.get(reply.id) === state) continue;
        states.set(reply.id, state);
        record.knownAt.set(`${reply.id} ${reply.steps.length}`, at);
        log(() => `${reply.id} is ${state}`);
        if (stateOfReply(reply) === 'sending') record.left.push({ replyId: reply.id, thread, at });
        follow(reply);
      }
    },
  });

  /** Everything that somebody could see on the page now. */
  const page = (): { readonly seen: readonly string[]; readonly ids: ReadonlySet<string> } => {
    const thread = world.table.thread(world.threadId);
    return {
      seen: thread === undefined ? [] : seenOf(thread),
      ids: new Set([
        ...(thread?.facts.map(({ id }) => id) ?? []),
        ...(thread?.replies
          ?.filter(({ steps }) => steps.some(({ to }) => to === 'sending'))
          .map(replyFactId) ?? []),
      ]),
    };
  };
  /** A person looks at the page, thinks, and presses. */
  const afterReading = (act: (shown: ReturnType<typeof page>) => void, ms: number): void => {
    const shown = page();
    loop.at(loop.now() + ms, () => act(shown));
  };
  const write = (id: string, by: string): void =>
    afterReading(
      ({ seen, ids }) => {
        record.seenBy.set(id, ids);
        world.press({ act: 'submit', id, by, seen });
        if (random.oneIn(6))
          loop.at(loop.now() + random.below(seconds(14)), () => world.press({ act: 'undo', id, by, seen }));
      },
      seconds(5) + random.below(minutes(4)),
    );

  /** What a person does once something became of an answer. */
  function follow(reply: Reply): void {
    const { id, by } = reply;
    const state = stateOfReply(reply);
    if (state === 'held')
      afterReading(
        ({ seen, ids }) => {
          if (random.oneIn(2)) {
            record.seenBy.set(id, ids);
            world.press({ act: 'release', id, by, seen });
          } else world.press({ act: 'undo', id, by, seen });
        },
        seconds(20) + random.below(minutes(5)),
      );
    if (state === 'unknown')
      loop.at(loop.now() + minutes(1) + random.below(minutes(20)), () => {
        const current = world.table.thread(world.threadId);
        if (current === undefined || stateOfReply(replyOf(current, id) ?? reply) !== 'unknown') return;
        const arrived = record.attempts.some(
          ({ replyId, taken, fate }) =>
            replyId === id && taken && (fate === 'copies' || fate === 'says nothing'),
        );
        const type = arrived ? 'reply-confirmed' : 'reply-dismissed';
        const fact = { type, id: `${type}.${id}`, at: loop.now(), replyId: `d${id}`, by } as const;
        world.press({ act: 'say', fact });
      });
  }

  let messages = 0;
  for (let at = START; at < LAST_PRESS - minutes(20); at += minutes(10) + random.below(hours(1.5))) {
    const askedAt = at;
    messages += 1;
    const fact = askedByMail(`m${String(messages).padStart(10, '0')}`, askedAt);
    const delay = random.oneIn(6) ? random.below(hours(2)) : seconds(2);
    loop.at(askedAt + delay, () => world.sendMail(fact));
    const writers = random.oneIn(3) ? 2 : 1;
    for (let one = 0; one < writers; one += 1) {
      const id = `${messages}-${one}-answer`;
      const by = PEOPLE[one] ?? 'li';
      // Many press at the same moment, or just when the next message comes in.
      loop.at(
        askedAt + delay + minutes(3) + (one === 0 || random.oneIn(2) ? 0 : random.below(minutes(20))),
        () => {
          if (world.table.thread(world.threadId) !== undefined) write(id, by);
        },
      );
    }
    if (random.oneIn(8))
      loop.at(askedAt + minutes(10), () =>
        world.press({
          act: 'say',
          fact: { type: 'answered-elsewhere', id: `elsewhere-${askedAt}`, at: loop.now(), by: 'chen' },
        }),
      );
  }
  world.tickUntil(ENDS_AT);
  await loop.run(ENDS_AT);
  return { findings: findingsOf(world, record, ENDS_AT), record, world, faults };
}
