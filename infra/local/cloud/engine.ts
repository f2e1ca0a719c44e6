import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SWEEP_INTERVAL_MS } from '#shared/contracts/sweep';
import type { VirtualClock } from '../state/virtual-clock.ts';
import { type EventSource, processBatch } from './queues/event-source.ts';
import type { Messaging } from './queues/messaging.ts';
import {
  duringMove,
  isEachMinute,
  nextBusyTick,
  nextScheduledCall,
  type Schedule,
  scheduledCalls,
  tickUpTo,
} from './schedule.ts';

/** How often the engine checks a running clock, in the machine's milliseconds. */
const BEAT_MS = 50;

export interface EngineOptions {
  readonly clock: VirtualClock;
  readonly messaging: Messaging;
  readonly dynamoDb: DynamoDBClient;
  readonly tableName: string;
  /** The event sources that are switched on now. */
  readonly eventSources: () => readonly EventSource[];
  /** The schedules that are switched on now. */
  readonly schedules: () => readonly Schedule[];
  /** Waits for what functions asked each other; false when nothing ran. */
  readonly settleCalls: () => Promise<boolean>;
  /** Called after the clock was moved. */
  readonly onMoved: () => void;
}

/** Delivers messages to functions and fires schedules, on the local clock. */
export interface Engine {
  advanceTo(instant: number): Promise<void>;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export function startEngine(options: EngineOptions): Engine {
  const { clock, messaging, dynamoDb, tableName, eventSources, schedules, settleCalls, onMoved } = options;
  let lastTick = tickUpTo(clock.now());
  let stopped = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** Runs one thing at a time: a beat of the running clock must not overlap a move. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };

  /** Delivers until no queue has a visible message. A function that fails leaves its messages invisible. */
  const pump = async (): Promise<void> => {
    for (let busy = await withMessages(); busy.length > 0 && !stopped; busy = await withMessages())
      await Promise.all(busy.map(drain));
  };

  /** Delivers until every function is idle. A running clock does not wait for this: what one person asked holds up no alert. */
  const settle = async (): Promise<void> => {
    do await pump();
    while (await settleCalls());
  };

  const isOn = ({ queueArn }: EventSource): boolean => eventSources().some((on) => on.queueArn === queueArn);

  const withMessages = async (): Promise<EventSource[]> => {
    const visible = new Set(
      (await messaging.queues()).filter((one) => one.visible > 0).map(({ arn }) => arn),
    );
    return eventSources().filter(({ queueArn }) => visible.has(queueArn));
  };

  const drain = async (source: EventSource): Promise<void> => {
    while (!stopped && isOn(source) && (await processBatch(messaging, source)) > 0);
  };

  const fire = async (tick: number, timed: readonly Schedule[]): Promise<void> => {
    const calls = scheduledCalls(timed, lastTick, tick);
    lastTick = tick;
    // Failed calls are not retried here: the next call of the schedule does the work.
    await Promise.all(
      schedules()
        .filter(isEachMinute)
        .map(({ target, input }) => target.invoke(input(tick)).catch(() => undefined)),
    );
    for (const { at, schedule } of calls)
      await schedule.target.invoke(schedule.input(at)).catch(() => undefined);
  };

  /** The next thing that happens, up to `until`. */
  const nextEvent = async (
    until: number,
    timed: readonly Schedule[],
  ): Promise<{ at: number; tick: boolean } | undefined> => {
    const message = Math.min(...(await messaging.queues()).map(({ nextEventAt }) => nextEventAt));
    // A message that comes up before the next whole minute goes first, so there is no need to ask the table for a tick.
    if (message <= lastTick + SWEEP_INTERVAL_MS)
      return message > until ? undefined : { at: message, tick: false };
    const sweeps = schedules().some(isEachMinute);
    const tick = Math.min(
      (sweeps ? await nextBusyTick(dynamoDb, tableName, lastTick) : undefined) ?? Infinity,
      nextScheduledCall(timed, lastTick),
    );
    const at = Math.min(message, tick);
    return at > until ? undefined : { at, tick: tick < message };
  };

  const advance = async (target: number): Promise<void> => {
    const timed = duringMove(schedules(), target);
    await settle();
    for (
      let event = await nextEvent(target, timed);
      event !== undefined && !stopped;
      event = await nextEvent(target, timed)
    ) {
      if (event.at > clock.now()) clock.set(event.at);
      if (event.tick) await fire(event.at, timed);
      await pump();
    }
    clock.set(Math.max(target, clock.now()));
    lastTick = Math.max(lastTick, tickUpTo(clock.now()));
    onMoved();
    await settle();
  };

  const beat = async (): Promise<void> => {
    const tick = tickUpTo(clock.now());
    if (tick > lastTick) await fire(tick, schedules());
    await pump();
  };

  let beating = false;
  const timer = setInterval(() => {
    if (beating) return;
    beating = true;
    void inTurn(beat)
      .catch(() => undefined)
      .finally(() => (beating = false));
  }, BEAT_MS);

  return {
    advanceTo: (instant) => inTurn(() => advance(instant)),
    settle: () => inTurn(settle),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await queue.catch(() => undefined);
    },
  };
}
