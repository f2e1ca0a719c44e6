import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** Something that can break the promise, and from where on somebody must know of it. */
export interface AlarmDefinition {
  /** What people read in the mail: `sweep-silent`. */
  readonly name: string;
  /** `page`: somebody must get up now. `today`: in working hours. */
  readonly severity: 'page' | 'today';
  /** What happens to those who depend on this if nobody acts, in a sentence. */
  readonly harm: string;
  /** The heading of `infra/runbook.md` that tells what it means, how to look and how to end it. */
  readonly runbook: string;
  readonly metric: IMetric;
  readonly rings: 'at-or-above' | 'below';
  readonly threshold: number;
  /** What no data at all means; nothing wrong, when left out. */
  readonly missing?: 'breaching' | 'unchanged';
}

/** What its mail says: how bad, the harm, and where to read on. */
export function descriptionOf({ severity, harm, runbook }: AlarmDefinition): string {
  return `${URGENCY[severity]} ${harm} What to do: infra/runbook.md, "${runbook}".`;
}

const URGENCY = { page: 'NOW (page):', today: 'TODAY:' } as const;
