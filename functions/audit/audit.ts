import { canaryCheck, type CanaryCheckDeps } from '#shared/application/checks/canary-check';
import { silenceCheck, type SilenceCheckDeps } from '#shared/application/checks/silence-check';
import { threadCheck, type ThreadCheckDeps } from '#shared/application/checks/thread-check';
import { AUDIT_SEGMENTS } from '#shared/contracts/audit';
import { hours, type Instant } from '#shared/domain/instant';
import type { AuditLog, Problem, QueueGauge, Verdict } from '#shared/ports/watch';

export interface AuditDeps extends CanaryCheckDeps, SilenceCheckDeps, ThreadCheckDeps {
  readonly audits: AuditLog;
  readonly queues: Pick<QueueGauge, 'read'>;
  readonly settings: ThreadCheckDeps['settings'];
  /** Told of a check that could not be made, which is a problem too. */
  readonly onFailure: (check: string, error: unknown) => void;
}

/** Looks, from outside of what it watches, whether the promises hold, and writes down its verdict. */
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
    // How far the canary came is looked at before anything is mended.
    await made('canaries', () => canaryCheck(deps, now), []),
    await made('threads', () => threadCheck(deps, segment, now), []),
    await made('dead letters', () => deadLetters(deps.queues, now), []),
  ];
  const silences = await made('silence', () => silenceCheck(deps, before?.silences ?? [], now), []);
  problems.push(...found.flat());
  // A shop in which nobody writes is told by an alarm of its own: the monitor itself is well.
  const verdict = { at: now, passed: problems.length === 0, problems, silences };
  await deps.audits.write(verdict);
  return verdict;
}

async function deadLetters(queues: Pick<QueueGauge, 'read'>, now: Instant): Promise<Problem[]> {
  return (await queues.read(now)).flatMap(({ name, deadLetters: count }) =>
    count === 0 ? [] : [{ what: `messages of the queue ${name} were set aside`, count }],
  );
}
