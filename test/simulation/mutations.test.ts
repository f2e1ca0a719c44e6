import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChangeThread } from '#shared/application/threads/change-thread';
import type * as closing from '#shared/domain/escalation/closing';
import type * as sends from '#shared/domain/sends/send';
import type * as settling from '#shared/domain/sends/settle';
import { situationOf } from '#shared/domain/thread/situation';
import type { Finding } from './oracle.ts';
import type { Assembly } from './world.ts';

/*
 * Removes each part of the protocol in turn, and expects the simulation to notice: otherwise its silence would prove nothing.
 */

/** The rarest is seen in one of twenty-five of those with the most faults. */
const SEEDS = 200;

afterEach(() => {
  vi.doUnmock('#shared/domain/escalation/closing');
  vi.doUnmock('#shared/domain/sends/send');
  vi.doUnmock('#shared/domain/thread/sends-of');
  vi.doUnmock('#shared/domain/sends/settle');
  vi.resetModules();
});

/** Whether one of the first seeds finds it. */
async function found(what: Finding['what'], change: Partial<Assembly> = {}): Promise<boolean> {
  vi.resetModules();
  const { runSeed } = await import('./run.ts');
  const { REAL } = await import('./world.ts');
  for (let index = 0; index < SEEDS; index += 1) {
    // Of every seven seeds, the last has the most faults.
    const { findings } = await runSeed(7 * index + 6, { assembly: { ...REAL, ...change } });
    if (findings.some((one) => one.what === what)) return true;
  }
  return false;
}

describe('without', () => {
  it('the lease, two notifiers send the same alert', async () => {
    vi.doMock('#shared/domain/sends/send', async (original) => {
      const real = await original<typeof sends>();
      return {
        ...real,
        isSendable: (send: Parameters<typeof real.isSendable>[0], now: number) =>
          real.isUnsettled(send) && send.fireAt <= now,
      };
    });
    expect(await found('doubled without doubt')).toBe(true);
  });

  it('the second decision in notify, an alert is sent after an acknowledgement', async () => {
    const { notify } = await import('#functions/notify/notify');
    expect(
      await found('after an acknowledgement', {
        notify: (deps, request, endsAt) => notify({ ...deps, change: withoutDeciding }, request, endsAt),
      }),
    ).toBe(true);
  });

  it('the condition of a write, an alert is sent twice or lost', async () => {
    expect(await found('doubled without doubt', { unconditional: true })).toBe(true);
  });

  it('the generation, the alerts of the next question count as those of the last', async () => {
    vi.doMock('#shared/domain/thread/sends-of', () => ({
      sendsOf: (thread: { readonly sends: readonly unknown[] }) => thread.sends,
    }));
    expect(await found('lost')).toBe(true);
  });

  it('the memory of closing lines, a channel gets a second one', async () => {
    vi.doMock('#shared/domain/escalation/closing', async (original) => {
      const real = await original<typeof closing>();
      const withClosings: typeof real.withClosings = (state) =>
        real.withClosings({
          ...state,
          thread: {
            ...state.thread,
            sends: state.thread.sends.filter((send) => !real.isClosing(send) || send.state !== 'accepted'),
          },
        });
      return { ...real, withClosings };
    });
    expect(await found('doubled without doubt')).toBe(true);
  });

  it('the retry, an alert that was refused once is lost', async () => {
    vi.doMock('#shared/domain/sends/settle', async (original) => {
      const real = await original<typeof settling>();
      const settle: typeof real.settle = (send, outcome, context) =>
        outcome.result === 'retry'
          ? real.settled(send, 'cancelled', 'refused', context.now)
          : real.settle(send, outcome, context);
      return { ...real, settle };
    });
    expect(await found('lost')).toBe(true);
  });
});

/** Changes a thread as `changeThread` does, without checking what is still wanted. */
const withoutDeciding: ChangeThread = async ({ threads, rules }, { id }, { before, after }, now) => {
  for (;;) {
    const [stored] = await threads.load([id], now);
    if (stored === undefined) return undefined;
    const thread = [before, after].reduce((one, part) => part?.(one) ?? one, stored.thread);
    const next = { ...stored, thread, nextActionAt: now + 60_000 };
    if (await threads.save(next, now))
      return {
        stored: { ...next, version: stored.version + 1 },
        situation: situationOf(thread, rules.rota, now),
        dispatch: [],
      };
  }
};
