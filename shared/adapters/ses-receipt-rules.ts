import {
  AlreadyExistsException,
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DeleteReceiptRuleCommand,
  DeleteReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  DescribeReceiptRuleSetCommand,
  ListReceiptRuleSetsCommand,
  SetActiveReceiptRuleSetCommand,
  UpdateReceiptRuleCommand,
  type ReceiptRule,
  type SESClient,
} from '@aws-sdk/client-ses';

/** A receipt rule set: its name, and the names of its rules in order. */
export interface RuleSet {
  readonly name: string;
  readonly rules: readonly string[];
}

/** A rule that puts the mail for whole domains into a bucket, and publishes each on a topic. */
export interface IntakeRule {
  readonly name: string;
  readonly domains: readonly string[];
  readonly bucketName: string;
  readonly objectKeyPrefix: string;
  readonly topicArn: string;
}

/** The receipt rules of an account in a region. At most one set is active, and it may belong to anybody. */
export interface ReceiptRules {
  active(): Promise<RuleSet | undefined>;
  all(): Promise<RuleSet[]>;
  /** Creates a set; an existing one stays as it is. */
  makeSet(name: string): Promise<void>;
  /** Activates a set in place of the active one; without a name, none is active. */
  activate(name: string | undefined): Promise<void>;
  /** Writes a rule: a new one goes before all others of the set, an existing one keeps its place. */
  putRule(set: string, rule: IntakeRule): Promise<void>;
  /** Removes a rule from a set; a missing one is not an error. */
  removeRule(set: string, rule: string): Promise<void>;
  /** Removes an inactive set; a missing one is not an error. */
  removeSet(name: string): Promise<void>;
}

export function sesReceiptRules(client: SESClient): ReceiptRules {
  return {
    async active() {
      const { Metadata, Rules } = await client.send(new DescribeActiveReceiptRuleSetCommand({}));
      return Metadata?.Name === undefined ? undefined : { name: Metadata.Name, rules: namesOf(Rules) };
    },
    async all() {
      const sets: RuleSet[] = [];
      let next: string | undefined;
      do {
        const page = await client.send(
          new ListReceiptRuleSetsCommand({ ...(next !== undefined && { NextToken: next }) }),
        );
        for (const { Name } of page.RuleSets ?? []) {
          if (Name === undefined) continue;
          const { Rules } = await client.send(new DescribeReceiptRuleSetCommand({ RuleSetName: Name }));
          sets.push({ name: Name, rules: namesOf(Rules) });
        }
        next = page.NextToken;
      } while (next !== undefined);
      return sets;
    },
    async makeSet(name) {
      await unlessThere(() => client.send(new CreateReceiptRuleSetCommand({ RuleSetName: name })));
    },
    async activate(name) {
      await client.send(
        new SetActiveReceiptRuleSetCommand({ ...(name !== undefined && { RuleSetName: name }) }),
      );
    },
    async putRule(set, rule) {
      const input = { RuleSetName: set, Rule: ruleOf(rule) };
      const isNew = await unlessThere(() => client.send(new CreateReceiptRuleCommand(input)));
      if (!isNew) await client.send(new UpdateReceiptRuleCommand(input));
    },
    async removeRule(set, rule) {
      await client.send(new DeleteReceiptRuleCommand({ RuleSetName: set, RuleName: rule }));
    },
    async removeSet(name) {
      await client.send(new DeleteReceiptRuleSetCommand({ RuleSetName: name }));
    },
  };
}

function ruleOf({ name, domains, bucketName, objectKeyPrefix, topicArn }: IntakeRule): ReceiptRule {
  return {
    Name: name,
    Enabled: true,
    ScanEnabled: true,
    // Amazon's servers use TLS, but a seller's own mail server may not, and a refused mail is a message that nobody
    // sees.
    TlsPolicy: 'Optional',
    Recipients: [...domains],
    Actions: [{ S3Action: { BucketName: bucketName, ObjectKeyPrefix: objectKeyPrefix, TopicArn: topicArn } }],
  };
}

function namesOf(rules: readonly ReceiptRule[] = []): string[] {
  return rules.flatMap(({ Name }) => Name ?? []);
}

/** False when it exists already. */
async function unlessThere(make: () => Promise<unknown>): Promise<boolean> {
  try {
    await make();
    return true;
  } catch (error) {
    if (error instanceof AlreadyExistsException) return false;
    throw error;
  }
}
