import { readdirSync, readFileSync } from 'node:fs';

/** A process on Linux, with its memory in bytes. */
export interface Sample {
  readonly pid: number;
  readonly command: string;
  /** Resident now. */
  readonly rss: number;
  /** The peak. */
  readonly peak: number;
}

/** A process and all its descendants, as `/proc` shows them now. */
export function processTree(root: number): Sample[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => look(Number(name)) ?? []);
  const inTree = new Set([root]);
  for (let before = 0; before < inTree.size;) {
    before = inTree.size;
    for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid);
  }
  return all.filter(({ pid }) => inTree.has(pid));
}

function look(pid: number): (Sample & { readonly parent: number }) | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return {
      pid,
      command,
      parent: number('PPid'),
      rss: number('VmRSS') * 1024,
      peak: number('VmHWM') * 1024,
    };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}
