import * as z from 'zod';
import type { PersistedState } from '../state/persisted-state.ts';
import { fieldsOf, type FormValue, formValue, xmlOf } from './ses-form.ts';

/** The part of a receipt rule of SES that the local run follows. */
const ruleSchema = z.object({
  Name: z.string().regex(/^[\w-]{1,64}$/),
  Enabled: z.stringbool().default(false),
  /** Addresses and domains; every address when empty. */
  Recipients: z.array(z.string()).default([]),
  Actions: z
    .array(
      z.looseObject({
        S3Action: z
          .object({
            BucketName: z.string(),
            ObjectKeyPrefix: z.string().default(''),
            TopicArn: z.string().optional(),
          })
          .optional(),
        StopAction: z.unknown().optional(),
      }),
    )
    .default([]),
});

export type ReceiptRule = z.output<typeof ruleSchema>;

/** SES's settings of an account in a region, stored as the calls gave them. */
const stateSchema = z.object({
  ruleSets: z.record(z.string(), z.object({ createdAt: z.string(), rules: z.array(formValue) })).default({}),
  activeRuleSet: z.string().optional(),
  /** By address or domain. */
  identities: z.record(z.string(), z.object({ isVerified: z.boolean() })).default({}),
});

type State = z.output<typeof stateSchema>;
type RuleSet = State['ruleSets'][string];

/** An error of SES, which its clients recognise by the code. */
class SesError extends Error {
  override readonly name = 'SesError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface SesAnswer {
  readonly status: number;
  readonly body: string;
}

/** The part of SES that is configuration: receipt rules and identities. */
export interface SesControl {
  /** Answers a call of the query API; undefined for an unknown action. */
  answer(form: URLSearchParams): SesAnswer | undefined;
  /** The rules of the active set, in order; none when no set is active. */
  readonly activeRules: () => readonly ReceiptRule[];
  /** The name of the active set; undefined when none is. */
  readonly activeRuleSet: () => string | undefined;
  /** Creates an identity that is verified at once, since nothing else here would verify it; an existing one stays as it is. */
  makeIdentity(name: string): void;
}

/** The actions by name; each returns its part of the answer, and the rest is the same for all. */
type Actions = Readonly<Record<string, (state: State, fields: unknown, now: string) => FormValue>>;

const KEY = 'ses';

export function sesControl(persisted: PersistedState, now: () => number): SesControl {
  const load = (): State => persisted.read(KEY, stateSchema) ?? stateSchema.parse({});
  const change = <Result>(work: (state: State) => Result): Result => {
    const state = load();
    const result = work(state);
    persisted.set(KEY, JSON.stringify(state));
    return result;
  };
  return {
    answer(form) {
      const name = form.get('Action') ?? '';
      const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
      if (action === undefined) return undefined;
      try {
        const result = change((state) => action(state, fieldsOf(form), new Date(now()).toISOString()));
        return { status: 200, body: answered(name, xmlOf(result)) };
      } catch (error) {
        if (error instanceof SesError) return { status: 400, body: refused(error.code, error.message) };
        if (error instanceof z.ZodError)
          return { status: 400, body: refused('ValidationError', z.prettifyError(error)) };
        throw error;
      }
    },
    activeRules() {
      const { ruleSets, activeRuleSet } = load();
      const rules = activeRuleSet === undefined ? [] : (ruleSets[activeRuleSet]?.rules ?? []);
      return rules.map((one) => ruleSchema.parse(one));
    },
    activeRuleSet: () => load().activeRuleSet,
    makeIdentity: (name) => change(({ identities }) => void (identities[name] ??= { isVerified: true })),
  };
}

/** The rule that a call creates or changes; undefined for any other call. */
export function changedRule(form: URLSearchParams): ReceiptRule | undefined {
  if (!/^(?:Create|Update)ReceiptRule$/.test(form.get('Action') ?? '')) return undefined;
  return ruleSchema.safeParse(withRule.safeParse(fieldsOf(form)).data?.Rule).data;
}

const inSet = z.object({ RuleSetName: z.string() });
const withRule = inSet.extend({ Rule: formValue, After: z.string().optional() });
const ofRule = inSet.extend({ RuleName: z.string() });
const ofIdentities = z.object({ Identities: z.array(z.string()).default([]) });

const ACTIONS: Actions = {
  ListReceiptRuleSets: ({ ruleSets }) => ({
    RuleSets: Object.entries(ruleSets).map(([name, set]) => metadataOf(name, set)),
  }),
  DescribeActiveReceiptRuleSet: (state) =>
    state.activeRuleSet === undefined ? '' : described(state, state.activeRuleSet),
  DescribeReceiptRuleSet: (state, fields) => described(state, inSet.parse(fields).RuleSetName),
  CreateReceiptRuleSet({ ruleSets }, fields, createdAt) {
    const { RuleSetName } = inSet.parse(fields);
    if (RuleSetName in ruleSets) throw alreadyThere(`Rule set already exists: ${RuleSetName}`);
    ruleSets[RuleSetName] = { createdAt, rules: [] };
    return '';
  },
  SetActiveReceiptRuleSet(state, fields) {
    const { RuleSetName } = inSet.partial().parse(fields);
    if (RuleSetName !== undefined) setOf(state, RuleSetName);
    state.activeRuleSet = RuleSetName;
    return '';
  },
  DeleteReceiptRuleSet(state, fields) {
    const { RuleSetName } = inSet.parse(fields);
    if (state.activeRuleSet === RuleSetName)
      throw new SesError('CannotDelete', `Cannot delete active rule set: ${RuleSetName}`);
    state.ruleSets = without(state.ruleSets, RuleSetName);
    return '';
  },
  CreateReceiptRule(state, fields) {
    const { RuleSetName, Rule, After } = withRule.parse(fields);
    const { rules } = setOf(state, RuleSetName);
    const name = nameOf(Rule);
    if (rules.some((one) => nameOf(one) === name)) throw alreadyThere(`Rule already exists: ${name}`);
    // A rule without a place comes before all others.
    rules.splice(After === undefined ? 0 : placeOf(rules, After) + 1, 0, Rule);
    return '';
  },
  DescribeReceiptRule(state, fields) {
    const { RuleSetName, RuleName } = ofRule.parse(fields);
    const { rules } = setOf(state, RuleSetName);
    return { Rule: rules[placeOf(rules, RuleName)] ?? '' };
  },
  UpdateReceiptRule(state, fields) {
    const { RuleSetName, Rule } = withRule.parse(fields);
    const { rules } = setOf(state, RuleSetName);
    rules[placeOf(rules, nameOf(Rule))] = Rule;
    return '';
  },
  DeleteReceiptRule(state, fields) {
    const { RuleSetName, RuleName } = ofRule.parse(fields);
    const set = setOf(state, RuleSetName);
    set.rules = set.rules.filter((one) => nameOf(one) !== RuleName);
    return '';
  },
  GetIdentityVerificationAttributes: ({ identities }, fields) => ({
    VerificationAttributes: {
      entry: ofIdentities.parse(fields).Identities.flatMap((name) => {
        const identity = identities[name];
        if (identity === undefined) return [];
        return [{ key: name, value: { VerificationStatus: identity.isVerified ? 'Success' : 'Pending' } }];
      }),
    },
  }),
  GetIdentityDkimAttributes: ({ identities }, fields) => ({
    DkimAttributes: {
      entry: ofIdentities.parse(fields).Identities.flatMap((name) => {
        const isVerified = identities[name]?.isVerified;
        if (isVerified === undefined) return [];
        const DkimVerificationStatus = isVerified ? 'Success' : 'Pending';
        return [{ key: name, value: { DkimEnabled: 'true', DkimVerificationStatus } }];
      }),
    },
  }),
  VerifyDomainIdentity({ identities }, fields) {
    identities[z.object({ Domain: z.string() }).parse(fields).Domain] = { isVerified: false };
    return { VerificationToken: 'local' };
  },
  VerifyEmailIdentity({ identities }, fields) {
    identities[z.object({ EmailAddress: z.string() }).parse(fields).EmailAddress] = { isVerified: false };
    return '';
  },
  DeleteIdentity(state, fields) {
    state.identities = without(state.identities, z.object({ Identity: z.string() }).parse(fields).Identity);
    return '';
  },
};

function without<Value>(values: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

function described(state: State, name: string): FormValue {
  const set = setOf(state, name);
  return { Metadata: metadataOf(name, set), Rules: set.rules };
}

function metadataOf(name: string, { createdAt }: RuleSet): FormValue {
  return { Name: name, CreatedTimestamp: createdAt };
}

function setOf({ ruleSets }: State, name: string): RuleSet {
  const found = ruleSets[name];
  if (found === undefined) throw new SesError('RuleSetDoesNotExist', `Rule set does not exist: ${name}`);
  return found;
}

/** @throws when it is not a receipt rule. */
function nameOf(rule: FormValue): string {
  return ruleSchema.parse(rule).Name;
}

function placeOf(rules: readonly FormValue[], name: string): number {
  const place = rules.findIndex((one) => nameOf(one) === name);
  if (place === -1) throw new SesError('RuleDoesNotExist', `Rule does not exist: ${name}`);
  return place;
}

function alreadyThere(message: string): SesError {
  return new SesError('AlreadyExists', message);
}

const NAMESPACE = 'xmlns="http://ses.amazonaws.com/doc/2010-12-01/"';
const METADATA = '<ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>';

function answered(action: string, result: string): string {
  return `<${action}Response ${NAMESPACE}><${action}Result>${result}</${action}Result>${METADATA}</${action}Response>`;
}

function refused(code: string, message: string): string {
  return `<ErrorResponse ${NAMESPACE}><Error><Type>Sender</Type><Code>${code}</Code><Message>${xmlOf(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`;
}
