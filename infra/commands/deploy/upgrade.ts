import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import * as z from 'zod';

/** What is lost when a resource of these types is removed or replaced, as a person would say it. */
const HELD: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'every thread, wait and figure',
  'AWS::DynamoDB::Table': 'every thread, wait and figure',
  'AWS::S3::Bucket': 'its content: raw mails, or the record of who read them',
  'AWS::KMS::Key': 'the key without which no stored data can be read',
  'AWS::SecretsManager::Secret': 'the key that makes existing links and hashes valid',
  'AWS::SQS::Queue': 'the messages that wait in it, its dead letters, and the address that senders use',
  'AWS::SNS::Topic': 'the people who are subscribed to it',
  'AWS::SES::EmailIdentity': 'the proof that the sender is yours, which its DNS records carry',
  'AWS::ApiGatewayV2::Api': 'the address that the links of all alerts lead to',
};

/** What must stay behind when its resource goes: a log records the past, and nothing reads it through the stack. */
const LEFT_BEHIND: Readonly<Record<string, string>> = {
  'AWS::Logs::LogGroup': 'a year of its log',
};

/** The types of resources with data that an update may lose. */
export const STATEFUL_TYPES: readonly string[] = [...Object.keys(HELD), ...Object.keys(LEFT_BEHIND)];

const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const template = z.looseObject({ Resources: z.record(z.string(), resource) });
type Resource = z.output<typeof resource>;

/** What an update would lose. */
export interface Loss {
  /** The logical id in the template that is deployed. */
  readonly id: string;
  readonly type: string;
  /** A person who removes something from the settings may want `removed`; nobody wants the other two. */
  readonly how: 'replaced' | 'removed' | 'unprotected';
  /** A sentence that names the resource, what happens to it, and what goes with it. */
  readonly what: string;
}

/**
 * What an update of a stack would lose: stateful resources that CloudFormation would replace or remove, and those that
 * would lose their protection from deletion. Empty when nothing is lost.
 *
 * @param deployed the deployed template, from CloudFormation's GetTemplate or a recorded release
 * @param next the template that will replace it
 * @throws {z.ZodError} when one of them is not a template
 */
export function lossesOfUpdate(deployed: unknown, next: unknown): Loss[] {
  const [before, after] = [template.parse(deployed), template.parse(next)];
  const { resources } = fullDiff(before, after);
  return Object.entries(before.Resources).flatMap(([id, old]) => {
    const atStake = HELD[old.Type] ?? LEFT_BEHIND[old.Type];
    if (atStake === undefined) return [];
    const loss = (how: Loss['how'], happens: string): Loss => ({
      id,
      type: old.Type,
      how,
      what: `${id} (${old.Type}) ${happens}; at stake: ${atStake}`,
    });
    const leftBehind = old.Type in LEFT_BEHIND;
    const renewed = after.Resources[id];
    if (renewed?.Type !== old.Type) {
      return leftBehind && isRetain(old.DeletionPolicy)
        ? []
        : [loss('removed', 'would be removed from the stack')];
    }
    const impact = resources.changes[id]?.changeImpact;
    const replaced = impact === ResourceImpact.WILL_REPLACE || impact === ResourceImpact.MAY_REPLACE;
    return [
      ...(replaced && !(leftBehind && isRetain(renewed.UpdateReplacePolicy))
        ? [loss('replaced', 'would be replaced by a new, empty one')]
        : []),
      ...protectionsLost(old, renewed).map((protection) =>
        loss('unprotected', `would no longer have ${protection}`),
      ),
    ];
  });
}

function isRetain(policy: string | undefined): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}

function protectionsLost(old: Resource, renewed: Resource): string[] {
  const had = protectionsOf(old);
  const has = new Set(protectionsOf(renewed));
  return had.filter((protection) => !has.has(protection));
}

const replicas = z
  .array(
    z.object({
      DeletionProtectionEnabled: z.boolean().default(false),
      PointInTimeRecoverySpecification: z
        .object({ PointInTimeRecoveryEnabled: z.boolean().default(false) })
        .prefault({}),
    }),
  )
  .min(1);

function protectionsOf({ Properties, DeletionPolicy, UpdateReplacePolicy }: Resource): string[] {
  const all = replicas.safeParse(Properties['Replicas']).data ?? [];
  const everyReplica = (holds: (replica: z.output<typeof replicas>[number]) => boolean): boolean =>
    all.length > 0 && all.every(holds);
  return [
    ...(isRetain(DeletionPolicy) ? ['the DeletionPolicy that retains it'] : []),
    ...(isRetain(UpdateReplacePolicy) ? ['the UpdateReplacePolicy that retains it'] : []),
    ...(everyReplica((one) => one.DeletionProtectionEnabled) ? ['deletion protection'] : []),
    ...(everyReplica((one) => one.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled)
      ? ['point-in-time recovery']
      : []),
  ];
}
