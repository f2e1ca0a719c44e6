import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { hours, minutes } from '#shared/domain/instant';
import type { Channel } from '#shared/domain/rules/policy';
import type { Fact } from '#shared/domain/thread/fact';
import { instantOf } from './expected-instants.ts';

/*
 * What a person would say of a thread who knows the facts and the settings, and nothing of the code. It is written a second
 * time, in the plainest way, so that it does not repeat a mistake of the first.
 */

/** A time in which a buyer waited. */
export interface Waited {
  readonly messages: readonly string[];
  readonly from: number;
  /** The fact that ended it. */
  readonly endedBy: Fact | undefined;
  readonly acknowledgements: readonly Extract<Fact, { type: 'acknowledged' }>[];
}

const ORDER: Partial<Record<Fact['type'], number>> = {
  'buyer-message': 0,
  'seller-reply': 1,
  'no-response-needed': 2,
  acknowledged: 3,
};

/** The times in which a buyer waited, according to these facts. */
export function waitedTimes(facts: readonly Fact[]): Waited[] {
  const sorted = facts.toSorted(
    (a, b) => a.at - b.at || (ORDER[a.type] ?? 9) - (ORDER[b.type] ?? 9) || (a.id < b.id ? -1 : 1),
  );
  const times: Waited[] = [];
  let messages: Fact[] = [];
  let acknowledgements: Waited['acknowledgements'] = [];
  const close = (endedBy: Fact | undefined): void => {
    const [first] = messages;
    if (first !== undefined)
      times.push({ messages: messages.map(({ id }) => id), from: first.at, endedBy, acknowledgements });
    messages = [];
    acknowledgements = [];
  };
  for (const fact of sorted) {
    if (fact.type === 'buyer-message') messages.push(fact);
    else if (fact.type === 'acknowledged' && messages.length > 0)
      acknowledgements = [...acknowledgements, fact];
    else if (fact.type === 'no-response-needed') close(fact);
    else if (fact.type === 'seller-reply') {
      const last = messages.at(-1);
      // Nobody answers so fast: it is an automatic reply, which stops nothing.
      if (last !== undefined && fact.at - last.at >= minutes(2)) close(fact);
    }
  }
  close(undefined);
  return times;
}

/** One alert that the settings ask for: a step, a channel and a recipient. */
export interface ExpectedCall {
  readonly clock: string;
  readonly step: string;
  readonly channel: Channel;
  readonly recipient: string;
  /** Whom its step alerts. */
  readonly calls: readonly string[];
  /** How long after the first message. */
  readonly afterMs: number;
  /** How long after it by the ladder, which says which of two steps is higher. */
  readonly plainAfterMs: number;
  /** It may wait for the day when it is late. */
  readonly patient: boolean;
}

const MESSAGE_CLOCKS = ['reply', 'claim-exposure', 'last-call'] as const;

/** The alerts for a message of an instant that nobody answers, in order of time. */
export function expectedCalls({ settings }: VersionedSettings, from: number): ExpectedCall[] {
  return MESSAGE_CLOCKS.flatMap((name) => {
    const clock = settings.clocks[name];
    const { length, ladder } = clock;
    return ladder.flatMap((step) => {
      const { at, call, by } = step;
      const people = call.flatMap((callee) => {
        if (typeof callee === 'object') return [callee.person];
        if (callee === 'canary') return [];
        return callee === 'everyone' ? Object.keys(settings.people) : settings.duty[callee];
      });
      const calls = people.flatMap((person) =>
        by.map((channel) => ({
          channel,
          recipient: channel === 'email' ? person : (settings.people[person]?.[channel] ?? person),
        })),
      );
      const unique = [...new Map(calls.map((one) => [`${one.channel}/${one.recipient}`, one])).values()];
      const afterMs = instantOf({ step, clock, people, from }, settings) - from;
      const plainAfterMs = length - at.beforeMs;
      const patient = step.nudge && clock.nights === 'spare';
      return unique.map((one) => ({
        ...one,
        clock: name,
        step: at.id,
        afterMs,
        plainAfterMs,
        patient,
        calls: people,
      }));
    });
  }).toSorted((a, b) => a.afterMs - b.afterMs);
}

/** The step of the line that tells a channel that what it was alerted about is over: once for each wait. */
const CLOSING = 'closing';
/** Later than this after the end of the wait, nobody gets that line. */
export const CLOSING_WITHIN_MS = hours(4);

export function isClosingLine({ step }: { readonly step: string }): boolean {
  return step === CLOSING;
}

/** What an incident hears besides its alerts is judged by the service that keeps it. */
export function isAlert({ step }: { readonly step: string }): boolean {
  return step !== CLOSING && !step.startsWith('incident-');
}
