import { type Metric, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { type Check, type Finding, missing, ok, type Patient, warning } from './finding.ts';

/** SES's metrics about received mail; it publishes each once it has something to count. */
const OF_RECEIVING = ['Received', 'PublishSuccess', 'PublishFailure', 'PublishExpired'];
/** Those that alarms read, by the name of the rule set alone (`infra/stack/watch/alarms/mail.ts`). */
const READ = ['PublishFailure', 'PublishExpired'];

/**
 * Whether SES publishes its metrics about received mail as our alarms read them. AWS documents the metrics' names, not their
 * dimensions, so this can be known only once mail has come.
 */
export const mailMetrics: Check = {
  name: 'SES’s metrics that alarms read',
  async look(patient) {
    if (!(await hasMailCome(patient))) return [];
    const { Metadata } = await patient.ses.activeRuleSet();
    const published: Metric[] = [];
    const client = patient.deployed.clients.cloudWatch;
    for await (const { Metrics = [] } of paginateListMetrics({ client }, { Namespace: 'AWS/SES' }))
      published.push(...Metrics.filter(({ MetricName = '' }) => OF_RECEIVING.includes(MetricName)));
    return [judge(published, Metadata?.Name ?? '')];
  },
};

/** What SES has published, against what our alarms read. */
export function judge(published: readonly Metric[], ruleSet: string): Finding {
  const isRead = ({ Dimensions = [] }: Metric): boolean =>
    Dimensions.length === 1 && Dimensions[0]?.Name === 'RuleSetName' && Dimensions[0].Value === ruleSet;
  const otherwise = READ.filter((name) => {
    const ofName = published.filter(({ MetricName }) => MetricName === name);
    return ofName.length > 0 && !ofName.some(isRead);
  });
  if (otherwise.length > 0)
    return missing(
      `the alarms on ${otherwise.join(' and ')} never ring: SES counts by ${dimensionsOf(published)}, and they read by RuleSetName`,
      'look into mail that did not arrive yourself (infra/runbook.md, "Mail that SES cannot hand over"), and report this to us: it is a fault of Replywatch',
    );
  return published.some(isRead)
    ? ok(`SES counts the mail of the rule set ${ruleSet} as the alarms read it`)
    : warning(
        'mail has come, and CloudWatch has none of SES’s metrics about it by the rule set: the alarms on PublishFailure and PublishExpired may never ring',
        'an hour after the first mail, look at SES under Metrics in the CloudWatch console. Until they show there, rely on the canary, which notices within two hours that mail does not arrive',
      );
}

function dimensionsOf(metrics: readonly Metric[]): string {
  const names = metrics.map(({ Dimensions = [] }) => Dimensions.map(({ Name }) => Name).join(' and '));
  return [...new Set(names)].map((one) => (one === '' ? 'nothing' : one)).join(', or by ');
}

async function hasMailCome({ deployed, inForce }: Patient): Promise<boolean> {
  const lastSeen = dynamoDbLastSeen(deployed.clients.dynamoDb, deployed.tableName);
  const seen = await lastSeen.of(intakeAddresses(inForce.settings));
  return seen.some((one) => Object.keys(one).length > 0);
}
