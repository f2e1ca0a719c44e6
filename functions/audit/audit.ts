import { canaryCheck, type CanaryCheckDeps } from '#shared/application/checks/canary-check';
import { silenceCheck, type SilenceCheckDeps } from '#shared/application/checks/silence-check';
import { threadCheck, type ThreadCheckDeps } from '#shared/application/checks/thread-check';
import { fillBoard, type FillBoardDeps } from '#shared/application/threads/fill-board';
import { AUDIT_SEGMENTS } from '#shared/contracts/audit';
import { type DurationMs, hours, type Instant, minutes } from '#shared/domain/instant';
import type { AuditLog, Problem, QueueGauge, Verdict } from '#shared/ports/watch';

/** A deploy fills the board; what it leaves is done here, an hour’s audit after the other. */
const FILLS_FOR_MS: DurationMs = minutes(2);

export interface AuditDeps extends CanaryCheckDeps, SilenceCheckDeps, ThreadCheckDeps, FillBoardDeps {
  readonly audits: AuditLog;
  readonly queues: Pick<QueueGauge, 'read'>;
  readonly settings: ThreadCheckDeps['settings'];
  /** Called with the error of a check that could not run, which is a problem too. */
  readonly onFailure: (check: string, error: unknown) => void;
}

/** Checks from outside the alerting path whether the promises hold, and records the verdict. */
export async function audit(deps: AuditDeps, now: Instant): Promise<Verdict> {
  const before = await deps.audits.read();
  const made = async <Result>(
    check: string,
    make: () => Promise<Result>,
    failed: Result,
  ): Promise<Result> => {
    try {
      return await make();
    } catch (error) {
      deps.onFailure(check, error);
      problems.push({ what: `the check of ${check} failed`, count: 1 });
      return failed;
    }
  };
  const problems: Problem[] = [];
  const segment = Math.floor(now / hours(1)) % AUDIT_SEGMENTS;
  const found = [
    // The canary is checked first, before the other checks mend anything.
    await made('canaries', () => canaryCheck(deps, now), []),
    await made('threads', () => threadCheck(deps, segment, now), []),
    await made('dead letters', () => deadLetters(deps.queues, now), []),
  ];
  await made('the board', () => fillBoard(deps, deps.now() + FILLS_FOR_MS), undefined);
  const silences = await made('silence', () => silenceCheck(deps, before?.silences ?? [], now), []);
  problems.push(...found.flat());
  // Silent mail has an alarm to itself: when nobody writes to a shop, the monitor is still well.
  const verdict = { at: now, passed: problems.length === 0, problems, silences };
  await deps.audits.write(verdict);
  return verdict;
}

async function deadLetters(queues: Pick<QueueGauge, 'read'>, now: Instant): Promise<Problem[]> {
  return (await queues.read(now)).flatMap(({ name, deadLetters: count }) =>
    count === 0 ? [] : [{ what: `messages of the queue ${name} were dead-lettered`, count }],
  );
}
