import { deadlinesOf } from '../escalation/ladder.ts';
import type { Policy } from '../rules/policy.ts';
import type { ThreadState } from '../thread/situation.ts';
import { wordsOf } from '../thread/words-of.ts';
import type { Topic } from '../topic.ts';

/** Whose answers a colleague approves first. */
export interface ApprovalRules {
  /** People who are new to this. */
  readonly trainees: ReadonlySet<string>;
  /** Everybody's, where a buyer has waited past a deadline, or writes about one of the topics. */
  readonly all: boolean;
  readonly topics: readonly Topic[];
}

/** Whether a colleague has to approve an answer of this person before it leaves. */
export function needsApproval(
  state: ThreadState,
  person: string,
  { trainees, all, topics }: ApprovalRules,
  policy: Policy,
): boolean {
  if (trainees.has(person)) return true;
  if (!all) return false;
  const { topic } = wordsOf(state.cycle);
  const isLate = deadlinesOf(state, policy).some(({ dueAt }) => dueAt <= state.now);
  return isLate || (topic !== undefined && topics.includes(topic.name));
}

/** Who may approve an answer: anybody but its writer and people who need approval themselves. */
export function mayApprove(person: string, writer: string, { trainees }: ApprovalRules): boolean {
  return person !== writer && !trainees.has(person);
}
