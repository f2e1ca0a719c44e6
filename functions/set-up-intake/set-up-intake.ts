import type { IntakeRule, ReceiptRules } from '#shared/adapters/ses-receipt-rules';
import { resourceAnswer, resourceRequest, type ResourceOutcome } from '#shared/contracts/resource-request';
import { Failure } from '#shared/failure';
import { onceGranted } from '#shared/runtime/once-granted';
import * as z from '#shared/zod';

const name = z.string().check(z.minLength(1));

export const intakeRequestSchema = resourceRequest(
  z.object({
    /** The rule set to create when none is active. */
    RuleSetName: name,
    RuleName: name,
    Domains: z.array(name).check(z.minLength(1)),
    BucketName: name,
    ObjectKeyPrefix: name,
    TopicArn: name,
  }),
);

export type IntakeRequest = z.output<typeof intakeRequestSchema>;

export interface SetUpIntakeDeps {
  readonly rules: ReceiptRules;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  readonly answer: (url: string, body: string) => Promise<void>;
}

/** The result, for the log. */
export type IntakeOutcome =
  { readonly ruleSet: string } | { readonly removed: true } | { readonly failure: string };

/**
 * Adds the stack's receipt rule to the active rule set of the region, or removes it, and answers CloudFormation. Each
 * step may be repeated after any other.
 */
export async function setUpIntake(deps: SetUpIntakeDeps, request: IntakeRequest): Promise<IntakeOutcome> {
  const { RuleName } = request.ResourceProperties;
  const outcome = await change(deps, request);
  await deps.answer(request.ResponseURL, resourceAnswer(request, RuleName, answerOf(outcome, RuleName)));
  return outcome;
}

function answerOf(outcome: IntakeOutcome, ruleName: string): ResourceOutcome {
  if ('ruleSet' in outcome) return { data: { RuleSetName: outcome.ruleSet, RuleName: ruleName } };
  return 'failure' in outcome ? { failure: outcome.failure } : {};
}

async function change({ rules, pause }: SetUpIntakeDeps, request: IntakeRequest): Promise<IntakeOutcome> {
  const { RuleSetName: ownSet, RuleName } = request.ResourceProperties;
  const work = async (): Promise<IntakeOutcome> => {
    if (request.RequestType === 'Delete') {
      await withdraw(rules, RuleName, ownSet);
      return { removed: true };
    }
    const ruleSet = await bringIn(rules, ownSet, ruleOf(request.ResourceProperties));
    await withdraw(rules, RuleName, ownSet, ruleSet);
    return { ruleSet };
  };
  try {
    return await onceGranted(work, pause);
  } catch (error) {
    return {
      failure: `the receipt rule could not be set up: ${error instanceof Error ? error.message : 'an unknown error'}`,
    };
  }
}

/**
 * Writes the rule into the active set, no matter who made it, or into a set of ours that becomes active; returns the
 * set's name.
 *
 * The rule comes first, because a rule that matches every address and then stops would hide it. Ours never stops and
 * names only our domains, so all other rules work as before.
 */
async function bringIn(rules: ReceiptRules, ownSet: string, rule: IntakeRule): Promise<string> {
  const active = await rules.active();
  const set = active?.name ?? ownSet;
  if (active === undefined) await rules.makeSet(ownSet);
  await rules.putRule(set, rule);
  if (active !== undefined) return set;
  // Creating the rule takes seconds, and a set that somebody has activated meanwhile must not be replaced.
  const other = await rules.active();
  if (other !== undefined && other.name !== ownSet)
    throw new Failure(`the receipt rule set ${other.name} became active meanwhile; deploy again`);
  await rules.activate(ownSet);
  return ownSet;
}

/** Removes the rule from every set but one, and removes our own set when it is empty. */
async function withdraw(rules: ReceiptRules, rule: string, ownSet: string, except?: string): Promise<void> {
  const left = (await rules.all()).filter(({ name: set }) => set !== except);
  for (const set of left) if (set.rules.includes(rule)) await rules.removeRule(set.name, rule);
  const own = left.find(({ name: set }) => set === ownSet);
  if (own === undefined || own.rules.some((one) => one !== rule)) return;
  if ((await rules.active())?.name === ownSet) await rules.activate(undefined);
  await rules.removeSet(ownSet);
}

function ruleOf(properties: IntakeRequest['ResourceProperties']): IntakeRule {
  return {
    name: properties.RuleName,
    domains: properties.Domains,
    bucketName: properties.BucketName,
    objectKeyPrefix: properties.ObjectKeyPrefix,
    topicArn: properties.TopicArn,
  };
}
