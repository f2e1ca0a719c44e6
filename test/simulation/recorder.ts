import * as z from 'zod';
import { decodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { type Send, sendKey } from '#shared/domain/sends/send';
import type { Fact } from '#shared/domain/thread/fact';
import type { AlertRequest } from '#shared/ports/alerts';
import type { Handed } from './channels.ts';
import type { Loop } from './loop.ts';
import type { Invocation } from './platform.ts';
import type { SimulatedTable, Written } from './table.ts';

/** One handover of one send to a provider, as seen from outside. */
export interface HandOver extends Pick<
  Send,
  'generation' | 'clock' | 'step' | 'channel' | 'recipient' | 'calls' | 'stepAt'
> {
  readonly threadId: string;
  readonly at: number;
  /** When its run began: the run had to know everything recorded before. */
  readonly begunAt: number;
  /** How many sends went with it. */
  readonly together: number;
  readonly taken: boolean;
  readonly outcome: Handed['outcome']['result'];
  /** Whether its run recorded the outcome. */
  settled: boolean;
}

/** Records what happened: when each fact was stored, and what was handed over. */
export interface Recorder {
  /** When a fact first appeared in the table, by thread and id. */
  readonly recordedAt: ReadonlyMap<string, ReadonlyMap<string, { readonly fact: Fact; readonly at: number }>>;
  readonly handOvers: readonly HandOver[];
  readonly lines: readonly string[];
  wrote(written: Written): void;
  handing(
    request: AlertRequest,
    owner: string,
    invocation: Invocation,
    table: SimulatedTable,
  ): { readonly recipient: string; note(handed: Handed, at: number): void; settled(): void };
  /** A line of the story; it is only made when the story is printed. */
  log(line: () => string): void;
}

export function recorder(
  loop: Loop,
  verbose: boolean,
  onHandOver: (handOver: HandOver) => void = () => undefined,
): Recorder {
  const recordedAt = new Map<string, Map<string, { fact: Fact; at: number }>>();
  const handOvers: HandOver[] = [];
  const lines: string[] = [];
  const log = (line: () => string): void => {
    if (verbose) lines.push(`${new Date(loop.now()).toISOString().slice(5, 23)}  ${line()}`);
  };
  return {
    recordedAt,
    handOvers,
    lines,
    log,
    wrote({ id, item, at, by }) {
      const known = recordedAt.get(id) ?? new Map<string, { fact: Fact; at: number }>();
      recordedAt.set(id, known);
      // Reading each save whole would take as long as everything else.
      if (!verbose && numberOfFacts(item) === known.size) return;
      const thread = decodeThread(id, item);
      for (const fact of thread.facts)
        if (!known.has(fact.id)) {
          known.set(fact.id, { fact, at });
          log(
            () =>
              `#${by} records in ${thread.id}: ${fact.type} of ${new Date(fact.at).toISOString().slice(5, 19)}`,
          );
        }
      log(
        () =>
          `#${by} saves ${thread.id}: ${thread.sends
            .map(
              (one) =>
                `${one.step} ${one.channel} to ${one.recipient} ${one.state}${one.attempts > 0 ? ` ${one.attempts}` : ''}`,
            )
            .join(', ')}`,
      );
    },
    handing(request, owner, { id, startedAt }, table) {
      const own: HandOver[] = [];
      return {
        recipient: request.sends[0]?.sendKey.split('/').at(-1) ?? '',
        note({ taken, outcome }, at) {
          const asked = request.sends.flatMap(({ threadId, sendKey: key }) =>
            (table.thread(threadId)?.sends ?? [])
              .filter((send) => sendKey(send) === key)
              .map((send) => ({ threadId, send })),
          );
          const leased = asked.filter(({ send }) => send.lease?.owner === owner);
          // A handover without a lease is recorded too.
          const sends = leased.length > 0 ? leased : asked;
          for (const { threadId, send } of sends) {
            const { generation, clock, step, channel, recipient, calls, stepAt } = send;
            const handOver: HandOver = {
              ...{ threadId, generation, clock, step, channel, recipient, calls, stepAt },
              at,
              begunAt: startedAt,
              together: sends.length,
              taken,
              outcome: outcome.result,
              settled: false,
            };
            own.push(handOver);
            handOvers.push(handOver);
            onHandOver(handOver);
            log(
              () =>
                `#${id} hands over ${threadId} ${step} by ${channel} to ${recipient}: ${taken ? 'taken' : 'not taken'}, outcome ${outcome.result}`,
            );
          }
        },
        settled() {
          for (const handOver of own) handOver.settled = true;
        },
      };
    },
  };
}

const stored = z.object({ facts: z.array(z.unknown()) });

function numberOfFacts(item: string): number {
  return stored.parse(JSON.parse(item)).facts.length;
}
