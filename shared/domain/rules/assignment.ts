import type { Coverage } from '../duty/duty-rota.ts';
import type { Topic } from '../topic.ts';

/** Which threads a rule covers; a missing field sets no condition. */
export interface AssignedThreads extends Coverage {
  readonly topics?: readonly Topic[];
  /** Products, by Amazon's numbers. */
  readonly asins?: readonly string[];
}

/** Gives the threads that it covers to a person, or to several who share them. */
export interface AssignmentRule {
  readonly covers: AssignedThreads;
  readonly to: readonly string[];
}

/** Whose a thread is before anybody takes it on. */
export interface Assignment {
  /** Whether whoever acted last on the thread comes before the rules. */
  readonly lastAnswered: boolean;
  /** The first that covers the thread counts. */
  readonly rules: readonly AssignmentRule[];
}
