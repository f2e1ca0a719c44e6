import * as z from 'zod';

/** Types of resources that the emulator does not know, each with the reason why the rehearsal can do without it. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'AWS::CloudTrail::Trail':
    'MiniStack knows no trails. Nothing of ours reads this one: it records for people who read mails and the table.',
};

/** A resource that does nothing, so that references to the one that it stands for still lead somewhere. */
const NOTHING = { Type: 'AWS::CloudFormation::WaitConditionHandle' };

const templateSchema = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })),
});

/** A right to send mail, which the proxy decides about in the emulator's place. */
export interface SendRight {
  /** Patterns of ARNs. */
  readonly resources: readonly string[];
  /** The only address that mail may come from. */
  readonly from: string;
}

/** A template as the emulator can deploy it, with the rights to send mail. */
export interface Adapted {
  readonly template: string;
  readonly sendRights: readonly SendRight[];
}

/**
 * Leaves out what the emulator does not know, and settles where it differs from AWS:
 *
 * - The `Ref` of a secret is its name; AWS's is the ARN.
 * - Identities of SES have no DKIM tokens.
 * - Mail is authorised against `*` alone, without SES's condition keys. The proxy checks the rights that stand here.
 * - A batch of SQS needs a right of its own; AWS asks for the one of a single message.
 * - Who has taken on a role is known by STS's ARN; AWS compares the role's.
 */
export function adaptTemplate(template: string): Adapted {
  const parsed = templateSchema.parse(JSON.parse(template));
  const ofType = (type: string): ReadonlySet<string> =>
    new Set(Object.entries(parsed.Resources).flatMap(([id, { Type }]) => (Type === type ? [id] : [])));
  const secrets = ofType('AWS::SecretsManager::Secret');
  const identities = ofType('AWS::SES::EmailIdentity');
  const leftOut = Object.keys(LEFT_OUT).flatMap((type) => [...ofType(type)]);
  const adapted = {
    ...parsed,
    Resources: { ...parsed.Resources, ...Object.fromEntries(leftOut.map((id) => [id, NOTHING])) },
  };
  const sendRights: SendRight[] = [];
  return {
    sendRights,
    template: JSON.stringify(adapted, (key, value: unknown) => {
      if (key === 'Action') return withBatches(value);
      if (key === 'aws:PrincipalArn') return withSessions(value);
      const send = sendSchema.safeParse(value).data;
      if (send !== undefined) {
        const from = send.Condition.StringEquals['ses:FromAddress'];
        sendRights.push({ resources: send.Resource.map(patternOf), from });
        return { Effect: send.Effect, Action: send.Action, Resource: '*' };
      }
      const ref = refSchema.safeParse(value).data?.Ref;
      if (ref !== undefined && secrets.has(ref)) return { 'Fn::GetAtt': [ref, 'Id'] };
      const [id = '', attribute = ''] = attributeSchema.safeParse(value).data?.['Fn::GetAtt'] ?? [];
      return identities.has(id) && attribute.startsWith('DkimDNSToken') ? `rehearsal-${attribute}` : value;
    }),
  };
}

const refSchema = z.strictObject({ Ref: z.string() });
const attributeSchema = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
/** Actions with those for batches of the same. */
function withBatches(actions: unknown): unknown {
  const given = [actions].flat();
  const batches = given.flatMap((one) => (BATCHED.has(String(one)) ? [`${String(one)}Batch`] : []));
  return batches.length === 0 ? actions : [...given, ...batches];
}

/** ARNs of roles with those of whoever has taken them on. */
function withSessions(principals: unknown): unknown {
  const roles = [principals]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? [/^arn:aws:iam::(\d+):role\/(.+)$/.exec(one)] : []));
  const sessions = roles.flatMap((role) =>
    role === null ? [] : [`arn:aws:sts::${role[1] ?? ''}:assumed-role/${role[2] ?? ''}/*`],
  );
  return sessions.length === 0 ? principals : [...[principals].flat(), ...sessions];
}

const BATCHED = new Set(['sqs:SendMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility']);

const sendSchema = z.object({
  Effect: z.literal('Allow'),
  Action: z.literal('ses:SendRawEmail'),
  Resource: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]),
  Condition: z.object({ StringEquals: z.object({ 'ses:FromAddress': z.string() }) }),
});
const joinSchema = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

/** An ARN with a star for whatever is known only once it is deployed. */
function patternOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [separator, parts] = joinSchema.safeParse(value).data?.['Fn::Join'] ?? ['', ['*']];
  return parts.map(patternOf).join(separator);
}
