import { bundle } from '#shared/application/threads/queue-alerts';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { localTimeOf } from '#shared/domain/duty/local-time';
import type { Dispatch } from '#shared/domain/escalation/advance';
import { type Instant, minutes } from '#shared/domain/instant';
import type { Channel, ClockName } from '#shared/domain/rules/policy';
import { sendKey } from '#shared/domain/sends/send';
import type { Thread } from '#shared/domain/thread/thread';
import { replayThread } from './replay.ts';

/** Hours of the local day in which people sleep: from 22 to 7. */
const isNight = (hour: number): boolean => hour >= 22 || hour < 7;

/** The deadlines of one clock that were reached. */
export interface DeadlineCount {
  readonly due: number;
  readonly missed: number;
  /** The missed ones for which nobody had been alerted before. */
  readonly unalerted: number;
  /** The missed ones for which every alert before left nobody an hour of their day to act. */
  readonly tooLate: number;
}

/** What would have happened under some settings; only instants within the span count. */
export interface ReplayReport {
  readonly version: string;
  readonly deadlines: Partial<Record<ClockName, DeadlineCount>>;
  /** Alerts by channel; a digest counts as one. */
  readonly messages: Partial<Record<Channel, number>>;
  /** For each person's id, the alerts in each hour of their local day; a digest counts as one. */
  readonly callsByHour: Readonly<Record<string, readonly number[]>>;
  readonly callsAtNight: number;
}

/** A span of time, both ends included. */
export interface ReplaySpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** Replays recorded threads under some settings. Pure, except that it calls `onProgress` with how many threads are done. */
export function replayReport(
  threads: readonly Thread[],
  versioned: VersionedSettings,
  { from, to }: ReplaySpan,
  onProgress: (done: number) => void = () => undefined,
): ReplayReport {
  const rules = rulesOf(versioned);
  const dispatch: Dispatch[] = [];
  const deadlines: Partial<Record<ClockName, DeadlineCount>> = {};
  threads.forEach((thread, index) => {
    onProgress(index);
    const replayed = replayThread(thread, rules, to);
    dispatch.push(...replayed.calls.filter(({ send }) => send.fireAt >= from));
    for (const { clock, dueAt, missed, called, inTime } of replayed.deadlines) {
      if (dueAt < from) continue;
      const before = deadlines[clock] ?? { due: 0, missed: 0, unalerted: 0, tooLate: 0 };
      deadlines[clock] = {
        due: before.due + 1,
        missed: before.missed + (missed ? 1 : 0),
        unalerted: before.unalerted + (missed && !called ? 1 : 0),
        tooLate: before.tooLate + (missed && called && !inTime ? 1 : 0),
      };
    }
  });
  onProgress(threads.length);
  return { version: versioned.version, deadlines, ...callsOf(dispatch, versioned) };
}

/** Counts the alerts by channel, and by person and hour, bundled as the queues would have bundled them. */
function callsOf(
  dispatch: readonly Dispatch[],
  { settings }: VersionedSettings,
): Pick<ReplayReport, 'messages' | 'callsByHour' | 'callsAtNight'> {
  const callsOfSend = new Map(
    dispatch.map(({ threadId, send }) => [`${threadId} ${sendKey(send)}`, send.calls]),
  );
  const ofMinutes = Map.groupBy(dispatch, ({ send }) => Math.floor(send.fireAt / minutes(1)));
  const messages: Partial<Record<Channel, number>> = {};
  const callsByHour: Record<string, number[]> = {};
  let callsAtNight = 0;
  for (const { channel, sends, notBefore } of [...ofMinutes.values()].flatMap((ofMinute) =>
    bundle(ofMinute, -Infinity),
  )) {
    messages[channel] = (messages[channel] ?? 0) + 1;
    const called = new Set(sends.flatMap((one) => callsOfSend.get(`${one.threadId} ${one.sendKey}`) ?? []));
    for (const person of called) {
      const hour = Math.floor(localTimeOf(notBefore, settings.people[person]?.timeZone ?? 'UTC').minute / 60);
      const byHour = (callsByHour[person] ??= new Array<number>(24).fill(0));
      byHour[hour] = (byHour[hour] ?? 0) + 1;
      if (isNight(hour)) callsAtNight += 1;
    }
  }
  return { messages, callsByHour, callsAtNight };
}
