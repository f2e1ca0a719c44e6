import type { DurationMs } from '../instant.ts';
import { type OperatorLanguage, type OperatorWords, wordsFor } from '../operator-words.ts';
import type { ThreadKind } from '../rules/policy.ts';
import type { Topic } from '../topic.ts';

/** One thing to do. */
export interface Step {
  /** Readable, unique in its procedure, and the same when its words change: what was ticked stays ticked. */
  readonly id: string;
  readonly words: OperatorWords;
  /** A person says that it was done, because money, a claim or somebody's safety is concerned. */
  readonly tick: boolean;
}

/** How a shop handles what buyers write about a topic. */
export interface Procedure {
  readonly id: string;
  readonly name: OperatorWords;
  /** What buyers write about. */
  readonly topics: readonly Topic[];
  /** The kinds of threads that it is for, whatever they are about. */
  readonly kinds: readonly ThreadKind[];
  /** How long after the buyer's first unanswered message all must be done. */
  readonly withinMs?: DurationMs;
  readonly steps: readonly Step[];
}

/** A procedure in the words of its reader. */
export interface ShownProcedure {
  readonly id: string;
  readonly name: string;
  readonly withinMs?: DurationMs;
  readonly steps: readonly { readonly id: string; readonly text: string; readonly tick: boolean }[];
}

/** The first procedure that covers a thread, in the reader's language. */
export function procedureFor(
  procedures: readonly Procedure[],
  { topic, kind }: { readonly topic: Topic | undefined; readonly kind: ThreadKind },
  language: OperatorLanguage,
): ShownProcedure | undefined {
  const found = procedures.find(
    ({ topics, kinds }) => kinds.includes(kind) || (topic !== undefined && topics.includes(topic)),
  );
  return (
    found && {
      id: found.id,
      name: wordsFor(language, found.name),
      ...(found.withinMs !== undefined && { withinMs: found.withinMs }),
      steps: found.steps.map(({ id, words, tick }) => ({ id, text: wordsFor(language, words), tick })),
    }
  );
}
