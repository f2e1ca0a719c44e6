import { performance } from 'node:perf_hooks';
import type { Row } from './table.ts';
import type { World } from './world.ts';

/** A step of the rehearsal. */
export interface Step {
  readonly what: string;
  /** Takes it, and returns what was seen. @throws when that is not what AWS and Replywatch promise. */
  readonly take: (world: World) => Promise<string>;
}

/** What came of the steps. */
export interface Rehearsed {
  readonly rows: readonly Row[];
  /** Why it ended before the last step. */
  readonly failure: string | undefined;
}

/** Takes the steps one after another, up to the first that fails. */
export async function rehearse(
  steps: readonly Step[],
  world: World,
  say: (line: string) => void,
): Promise<Rehearsed> {
  const rows: Row[] = [];
  for (const { what, take } of steps) {
    const began = performance.now();
    try {
      const seen = await take(world);
      rows.push({ what, seen });
      say(`  ${seconds(began)}  ${what}: ${seen}`);
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      rows.push({ what, seen: 'FAILED' });
      say(`  ${seconds(began)}  ${what}: ${failure}`);
      return { rows, failure: `${what}: ${failure.split('\n')[0] ?? ''}` };
    }
  }
  return { rows, failure: undefined };
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;
}
