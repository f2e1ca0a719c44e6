import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** Something that can break the promise, and the threshold from which somebody must know. */
export interface AlarmDefinition {
  /** What people read in the mail: `sweep-silent`. */
  readonly name: string;
  /** `page`: somebody must get up now. `today`: in working hours. */
  readonly severity: 'page' | 'today';
  /** A sentence: what happens to the people who depend on this if nobody acts. */
  readonly harm: string;
  /** The heading of `infra/runbook.md` that explains what it means, how to look and how to end it. */
  readonly runbook: string;
  readonly metric: IMetric;
  readonly rings: 'at-or-above' | 'below';
  readonly threshold: number;
  /** How to treat missing data; by default it means that nothing is wrong. */
  readonly missing?: 'breaching' | 'unchanged';
}

/** The text of the alarm's mail: how bad it is, the harm, and where to read on. */
export function descriptionOf({ severity, harm, runbook }: AlarmDefinition): string {
  return `${URGENCY[severity]} ${harm} What to do: infra/runbook.md, "${runbook}".`;
}

const URGENCY = { page: 'NOW (page):', today: 'TODAY:' } as const;
