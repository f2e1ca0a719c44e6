import { rulesOf } from '#shared/contracts/rules';
import { intakeAddresses, type VersionedSettings } from '#shared/contracts/settings';
import { decide } from '#shared/domain/decide';
import { minutes, type Instant } from '#shared/domain/instant';
import type { IntakeLog, QueueGauge, QueueReading, ThreadStore } from '#shared/ports';

/** A step is late when it was not claimed by now: two sweeps have passed it by. */
const LATE_MS = minutes(2);

export interface HealthDeps {
  readonly threads: ThreadStore;
  readonly settings: { current(): Promise<VersionedSettings> };
  readonly queues: QueueGauge;
  readonly intakeLog: IntakeLog;
}

/** How the monitor itself is. Instants are ISO 8601 in UTC. */
export interface Health {
  readonly now: string;
  readonly queues: readonly QueueReading[];
  readonly stores: readonly {
    store: string;
    marketplaceId: string;
    intakeAddress: string;
    lastMailAt: string | null;
  }[];
  /** Threads with a step that is due and was claimed by nobody: anything but 0 is a fault. */
  readonly dueNotAlerted: number;
}

export async function health(deps: HealthDeps, now: Instant): Promise<Health> {
  const versioned = await deps.settings.current();
  const addresses = intakeAddresses(versioned.settings);
  const [queues, last, dueNotAlerted] = await Promise.all([
    deps.queues.read(now),
    deps.intakeLog.lastReceived(addresses.map(({ address }) => address)),
    countLate(deps.threads, versioned, now),
  ]);
  return {
    now: new Date(now).toISOString(),
    queues,
    stores: addresses.map(({ address, store, marketplaceId }) => {
      const at = last.get(address);
      return {
        store,
        marketplaceId,
        intakeAddress: address,
        lastMailAt: at === undefined ? null : new Date(at).toISOString(),
      };
    }),
    dueNotAlerted,
  };
}

async function countLate(threads: ThreadStore, versioned: VersionedSettings, now: Instant): Promise<number> {
  const rules = rulesOf(versioned);
  const lateAt = now - LATE_MS;
  const due = await threads.load(await threads.due(lateAt), now);
  return due.filter(({ thread }) =>
    decide(thread, rules, lateAt, lateAt).steps.some(({ outcome }) => outcome === 'fire'),
  ).length;
}
