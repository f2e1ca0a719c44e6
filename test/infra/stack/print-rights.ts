import * as z from 'zod';
import type { Resources } from './synthesized.ts';

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);
const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: listOf(z.string()),
  Resource: listOf(z.unknown()),
  Principal: z.union([z.string(), z.record(z.string(), listOf(z.unknown()))]).optional(),
  Condition: z.record(z.string(), z.record(z.string(), listOf(z.unknown()))).optional(),
});
type Statement = z.output<typeof statement>;
const document = z.object({ Statement: z.array(statement) });

const intrinsic = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => PSEUDO[Ref] ?? named(Ref)),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform((one) => named(one['Fn::GetAtt'][0])),
  z
    .strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
    .transform(({ 'Fn::Join': [by, parts] }) => parts.map(inWords).join(by)),
]);
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': '<account>',
  'AWS::Partition': 'aws',
  'AWS::Region': '<region>',
};

/** A logical id without the eight characters that the CDK appends. */
function named(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

/** A value of the template in readable form: references by name. */
function inWords(value: unknown): string {
  return typeof value === 'string' ? value : intrinsic.parse(value);
}

/** A right, or a refusal, in words. */
interface PrintedRight {
  readonly whose: string;
  readonly may: 'may' | 'may not';
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly when: readonly string[];
}

/** A role with its rights, or a resource of ours with the rights of others to it. */
interface Holder {
  readonly kind: 'role' | 'thing';
  readonly name: string;
  /** Who may assume a role, and its AWS-managed policies. */
  readonly notes: readonly string[];
  readonly rights: readonly PrintedRight[];
}

const THINGS = {
  'AWS::KMS::Key': 'KeyPolicy',
  'AWS::S3::BucketPolicy': 'PolicyDocument',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
} as const;

/** Everybody and everything in a template that has a right or gives one. */
export function holdersOfRights(resources: Resources): Holder[] {
  const policies = resources.of(
    'AWS::IAM::Policy',
    z.object({ PolicyDocument: document, Roles: z.array(z.object({ Ref: z.string() })) }),
  );
  const role = z.object({
    AssumeRolePolicyDocument: document,
    ManagedPolicyArns: z.array(z.unknown()).default([]),
  });
  const roles = resources.of('AWS::IAM::Role', role).map(({ id, properties }): Holder => ({
    kind: 'role',
    name: named(id),
    notes: [
      ...properties.AssumeRolePolicyDocument.Statement.flatMap((one) => [
        `is taken on by ${principalOf(one)}`,
        ...conditionsOf(one),
      ]),
      ...properties.ManagedPolicyArns.map((arn) => `has the policy ${inWords(arn)}`),
    ],
    rights: rightsOf(
      policies
        .filter((policy) => policy.properties.Roles.some(({ Ref }) => Ref === id))
        .flatMap((policy) => policy.properties.PolicyDocument.Statement),
    ),
  }));
  const things = Object.entries(THINGS).flatMap(([type, property]) =>
    resources.of(type, z.record(z.string(), z.unknown())).map(({ id, properties }): Holder => ({
      kind: 'thing',
      name: named(id),
      notes: [],
      rights: rightsOf(document.parse(properties[property]).Statement),
    })),
  );
  const permission = z.strictObject({
    Action: z.string(),
    FunctionName: z.unknown(),
    Principal: z.string(),
    SourceArn: z.unknown(),
  });
  const calls = resources.of('AWS::Lambda::Permission', permission).map(({ id, properties }): Holder => ({
    kind: 'thing',
    name: named(id),
    notes: [],
    rights: [
      {
        whose: properties.Principal,
        may: 'may',
        actions: [properties.Action],
        on: [inWords(properties.FunctionName)],
        when: [`when it comes from ${inWords(properties.SourceArn)}`],
      },
    ],
  }));
  return [...roles, ...things, ...calls].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a reviewer reads: each role with what it may do on what and when, then who else may do what with our resources. */
export function printRights(holders: readonly Holder[]): string {
  const blocks = (kind: Holder['kind']): string[] =>
    holders
      .filter((holder) => holder.kind === kind)
      .map(({ name, notes, rights }) =>
        [
          name,
          ...notes.map((note) => `  ${note}`),
          ...rights.flatMap(({ whose, may, actions, on, when }) => [
            `  ${whose}${may}`,
            ...[...actions, ...on.map((resource) => `on ${resource}`), ...when].map((line) => `    ${line}`),
          ]),
        ].join('\n'),
      );
  return [
    'WHAT EACH ROLE MAY DO',
    ...blocks('role'),
    'WHO ELSE MAY DO WHAT WITH WHAT IS OURS',
    ...blocks('thing'),
  ].join('\n\n');
}

/** Each place where a right says "any": whose it is, and what it says. */
export function wildcardsOf(holders: readonly Holder[]): { readonly of: string; readonly what: string }[] {
  return holders.flatMap(({ name, notes, rights }) =>
    [
      ...notes,
      ...rights.flatMap(({ whose, may, actions, on, when }) => [
        ...actions.map((action) => `${whose}${may} ${action}`),
        ...on.map((resource) => `${whose}${may} ${actions.join(', ')} on ${resource}`),
        ...when,
      ]),
    ]
      // A function that may do anything on one thing says so once, by its action.
      .filter((what) => /[*?]/.test(what.replace(/^.* on /, '')))
      .map((what) => ({ of: name, what })),
  );
}

/** Statements that differ in their actions only are one right. */
function rightsOf(statements: readonly Statement[]): PrintedRight[] {
  const rights = new Map<string, PrintedRight>();
  for (const one of statements) {
    const right = {
      whose: one.Principal === undefined ? '' : `${principalOf(one)} `,
      may: one.Effect === 'Deny' ? 'may not' : 'may',
      on: one.Resource.map(inWords).toSorted(),
      when: conditionsOf(one),
    } as const;
    const key = JSON.stringify(right);
    const actions = new Set([...(rights.get(key)?.actions ?? []), ...one.Action]);
    rights.set(key, { ...right, actions: [...actions].toSorted() });
  }
  return [...rights.values()];
}

function principalOf({ Principal = '' }: Statement): string {
  const names = typeof Principal === 'string' ? [Principal] : Object.values(Principal).flat().map(inWords);
  return names.map((name) => (name === '*' ? 'everyone' : name)).join(', ');
}

function conditionsOf({ Condition = {} }: Statement): string[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(
      ([key, values]) => `when ${key} ${operator} ${values.map(inWords).toSorted().join(' or ')}`,
    ),
  );
}
