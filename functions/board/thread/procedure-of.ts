import { proceduresOf } from '#shared/contracts/settings/procedures';
import { procedureFor, type ShownProcedure } from '#shared/domain/procedures/procedure';
import type { ThreadState } from '#shared/domain/thread/situation';
import { certain } from '#shared/domain/topic';
import type { Visitor } from '../web/visitor.ts';

/** The procedure for what the buyer wrote last about, in the reader's words. */
export function procedureOf(
  { thread, cycle }: ThreadState,
  { versioned, reader }: Visitor,
): ShownProcedure | undefined {
  const topics = (cycle?.messages ?? []).map((one) =>
    one.type === 'buyer-message' ? certain(one.topic) : undefined,
  );
  const topic = topics.findLast((one) => one !== undefined);
  return procedureFor(proceduresOf(versioned.settings), { topic, kind: thread.kind }, reader.language);
}
