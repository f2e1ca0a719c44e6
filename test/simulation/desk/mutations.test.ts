import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as changes from '#shared/domain/reply/changes';
import type * as outcome from '#shared/domain/reply/outcome';
import type * as seen from '#shared/domain/reply/seen';
import type { DeskFinding } from './oracle.ts';

/*
 * Removes each part of the protocol in turn, and expects the simulation to notice: otherwise its silence would prove nothing.
 */

const SEEDS = 40;

afterEach(() => {
  vi.doUnmock('#shared/domain/reply/changes');
  vi.doUnmock('#shared/domain/reply/outcome');
  vi.doUnmock('#shared/domain/reply/seen');
  vi.resetModules();
});

/** Whether one of the first seeds finds it. */
async function found(what: DeskFinding['what']): Promise<boolean> {
  vi.resetModules();
  const { runDesk } = await import('./run.ts');
  for (let index = 0; index < SEEDS; index += 1) {
    // Of every six seeds, the last has the most faults.
    const { findings } = await runDesk(6 * index + 5);
    if (findings.some((one) => one.what === what)) return true;
  }
  return false;
}

describe('without', () => {
  it('the mark, an answer is sent twice', async () => {
    vi.doMock('#shared/domain/reply/changes', async (original) => {
      const real = await original<typeof changes>();
      const leaving: typeof real.leaving = (id, leave) => (thread) => {
        const marked = real.leaving(id, leave)(thread);
        // It stays queued, as if it were marked only after SES has it.
        return marked === thread ? thread : { ...thread, replies: [...(thread.replies ?? [])] };
      };
      return { ...real, leaving };
    });
    expect(await found('sent twice')).toBe(true);
  });

  it('the look at what is new, an answer is sent over newer words', async () => {
    vi.doMock('#shared/domain/reply/seen', async (original) => {
      const real = await original<typeof seen>();
      return { ...real, newsSince: () => ({ messages: [], answers: [] }) };
    });
    expect(await found('sent over newer words')).toBe(true);
  });

  it('the end of waiting for an outcome, an answer ends in a state that says nothing', async () => {
    vi.doMock('#shared/domain/reply/outcome', async (original) => {
      const real = await original<typeof outcome>();
      const withOutcomes: typeof real.withOutcomes = (thread) => real.withOutcomes(thread, 0);
      return { ...real, withOutcomes };
    });
    expect(await found('without an outcome')).toBe(true);
  });
});
