import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import { addFacts } from '#shared/domain/thread/thread';
import { canaryStage, type CanaryStage, canaryThreadId } from '#shared/domain/watch/canary';
import type { ThreadStore } from '#shared/ports/threads';
import type { AuditLog, Canary, CanaryLog, Problem } from '#shared/ports/watch';
import { changeThread } from '../threads/change-thread.ts';

/** A canary's alert leaves ten minutes after its mail arrived: before this it cannot be judged. */
const RIPE_AFTER_MS: DurationMs = minutes(15);
/** Canaries are hourly: after this time one is missing. */
const MISSING_AFTER_MS: DurationMs = minutes(90);
/** A verdict younger than this is from a repeat of this audit, not from the hour before. */
const HOUR_BEFORE_MS: DurationMs = minutes(30);

export interface CanaryCheckDeps {
  readonly threads: ThreadStore;
  readonly canaries: Pick<CanaryLog, 'last'>;
  readonly audits: Pick<AuditLog, 'read'>;
  readonly settings: SettingsSource;
}

/** What is wrong with the last canaries, for the audit; settles the threads of finished ones. */
export async function canaryCheck(deps: CanaryCheckDeps, now: Instant): Promise<Problem[]> {
  const sent = await deps.canaries.last();
  const [last] = sent;
  if (last === undefined) return (await isNew(deps, now)) ? [] : [NONE_SENT];
  const [newest, ...older] = await Promise.all(
    sent.filter(({ sentAt }) => sentAt <= now - RIPE_AFTER_MS).map((canary) => stageOf(deps, canary, now)),
  );
  const problems: Problem[] = [];
  if (last.sentAt < now - MISSING_AFTER_MS) problems.push(NONE_SENT);
  else if (newest !== undefined && newest.stage !== 'sent' && newest.stage !== 'delivered')
    problems.push({ what: `the canary did not come through: ${newest.stage}`, count: 1 });
  // The audit an hour ago reported any other problem of the canary before; its delivery could still be proven then.
  if (older.some(({ stage }) => stage === 'not delivered'))
    problems.push({ what: 'the previous canary did not come through: not delivered', count: 1 });
  const done = [...older, ...(newest?.stage === 'delivered' ? [newest] : [])];
  for (const { canary } of done) await settle(deps, canary, now);
  return problems;
}

const NONE_SENT: Problem = { what: 'no canary was sent', count: 1 };

/** A canary with how far it got. */
interface Staged {
  readonly canary: Canary;
  readonly stage: CanaryStage;
}

async function stageOf(
  { threads }: Pick<CanaryCheckDeps, 'threads'>,
  canary: Canary,
  now: Instant,
): Promise<Staged> {
  const [stored] = await threads.load([canaryThreadId(canary.nonce)], now);
  return { canary, stage: canaryStage(stored?.thread, now) };
}

/** Before the first audit, the first canary may not have been sent yet. */
async function isNew({ audits }: CanaryCheckDeps, now: Instant): Promise<boolean> {
  const before = await audits.read();
  return before === undefined || before.at > now - HOUR_BEFORE_MS;
}

async function settle(
  { threads, settings }: CanaryCheckDeps,
  { nonce }: Canary,
  now: Instant,
): Promise<void> {
  const rules = rulesOf(await settings.current());
  const fact = { type: 'concern-settled', id: `s${nonce}`, at: now } as const;
  await changeThread(
    { threads, rules },
    { id: canaryThreadId(nonce) },
    { before: (thread) => addFacts(thread, [fact]) },
    now,
  );
}
