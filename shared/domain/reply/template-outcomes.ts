import { days, type DurationMs } from '../instant.ts';
import type { Outcomes } from '../templates/template.ts';
import type { Fact } from '../thread/fact.ts';
import type { Thread } from '../thread/thread.ts';
import { isUnderWay, leftAt, type Reply, type ReplyState, stateOfReply } from './reply.ts';

/** What became of one answer that was written from a template. */
export interface TemplateOutcome {
  readonly template: string;
  readonly replyId: string;
  readonly outcome: keyof Outcomes;
}

/** A question that comes later is about something else. */
const ASKED_AGAIN_WITHIN_MS: DurationMs = days(7);

/** What has become known of the thread's answers from templates between two states of it. */
export function templateOutcomes(before: Thread, after: Thread): TemplateOutcome[] {
  if (after.replies === undefined) return [];
  return after.replies.flatMap((reply) => {
    const { id: replyId, template } = reply;
    if (template === undefined) return [];
    const earlier = before.replies?.find(({ id }) => id === replyId);
    const outcomes: (keyof Outcomes)[] = [];
    if (hasArrived(reply) && !(earlier !== undefined && hasArrived(earlier))) outcomes.push('sent');
    if (isRefused(reply) && !(earlier !== undefined && isRefused(earlier))) outcomes.push('refused');
    if (isAskedAgain(reply, before, after)) outcomes.push('askedAgain');
    return outcomes.map((outcome) => ({ template, replyId, outcome }));
  });
}

const ARRIVED: readonly ReplyState[] = ['accepted', 'confirmed'];

function hasArrived({ steps }: Reply): boolean {
  return steps.some(({ to }) => ARRIVED.includes(to));
}

function isRefused(reply: Reply): boolean {
  return stateOfReply(reply) === 'refused';
}

/** Whether the first message after the answer is new, and more than thanks. */
function isAskedAgain(reply: Reply, before: Thread, after: Thread): boolean {
  const left = leftAt(reply);
  if (before.facts === after.facts || left === undefined || !isUnderWay(reply)) return false;
  const asks = ({ facts }: Thread): Fact[] =>
    facts.filter(
      (fact) =>
        fact.type === 'buyer-message' &&
        fact.thanks !== true &&
        fact.at > left &&
        fact.at <= left + ASKED_AGAIN_WITHIN_MS,
    );
  return asks(before).length === 0 && asks(after).length > 0;
}
