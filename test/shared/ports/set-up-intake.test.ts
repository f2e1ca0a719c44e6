import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DescribeActiveReceiptRuleSetCommand,
  DescribeReceiptRuleCommand,
  ListReceiptRuleSetsCommand,
  type ReceiptRule,
  SESClient,
  SetActiveReceiptRuleSetCommand,
} from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  intakeRequestSchema,
  setUpIntake,
  type SetUpIntakeDeps,
} from '#functions/set-up-intake/set-up-intake';
import { openOutbox } from '#infra/local/services/outbox';
import { type SesControl, sesControl } from '#infra/local/services/ses-control';
import { type SmallServices, startSmallServices } from '#infra/local/services/small-services';
import { persistedState } from '#infra/local/state/persisted-state';
import { type IntakeRule, type ReceiptRules, sesReceiptRules } from '#shared/adapters/ses-receipt-rules';
import { LOCAL } from './embedded.ts';

let control: SesControl;
let services: SmallServices;
let client: SESClient;
beforeAll(async () => {
  services = await startSmallServices({
    outbox: openOutbox(undefined),
    now: () => Date.parse('2026-03-02T10:00:00Z'),
    publishMailEvents: () => Promise.resolve(),
    ses: { answer: (form) => control.answer(form) },
    deliver: ({ recipients }) => Promise.resolve(recipients),
    onHeartbeat: () => undefined,
    secrets: new Map(),
    oldestSeconds: () => Promise.resolve(undefined),
  });
  client = new SESClient({ ...LOCAL, endpoint: services.endpoint, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await services.stop();
});
beforeEach(() => {
  control = sesControl(persistedState(undefined), () => Date.parse('2026-03-02T10:00:00Z'));
});

const answered = z.object({
  Status: z.string(),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string(),
  Data: z.record(z.string(), z.string()).optional(),
});

/** Sends a request as CloudFormation does, and returns the answer. */
async function asked(
  type: 'Create' | 'Update' | 'Delete',
  { deps, domains = ['intake.acme.example'] }: { deps?: Partial<SetUpIntakeDeps>; domains?: string[] } = {},
): Promise<z.output<typeof answered>> {
  let answer: unknown;
  await setUpIntake(
    {
      rules: sesReceiptRules(client),
      pause: () => Promise.resolve(),
      answer(_, body) {
        answer = JSON.parse(body);
        return Promise.resolve();
      },
      ...deps,
    },
    intakeRequestSchema.parse({
      RequestType: type,
      ResponseURL: 'https://cloudformation.example/answer',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'ReceiptRule',
      ...(type !== 'Create' && { PhysicalResourceId: 'Replywatch-rule' }),
      ResourceProperties: {
        ServiceToken: 'arn',
        RuleSetName: 'Replywatch-set',
        RuleName: 'Replywatch-rule',
        Domains: domains,
        BucketName: 'mails',
        ObjectKeyPrefix: 'mail/',
        TopicArn: 'arn:aws:sns:us-east-1:111122223333:mails',
      },
    }),
  );
  return answered.parse(answer);
}

/** The active set: its name, and its rules in order. */
async function active(): Promise<{ name: string | undefined; rules: ReceiptRule[] }> {
  const { Metadata, Rules } = await client.send(new DescribeActiveReceiptRuleSetCommand({}));
  return { name: Metadata?.Name, rules: Rules ?? [] };
}

const setNames = async (): Promise<(string | undefined)[]> =>
  ((await client.send(new ListReceiptRuleSetsCommand({}))).RuleSets ?? []).map(({ Name }) => Name);

/** Somebody else's set that takes every address, answers by a function and stops. */
async function activateForeign(name = 'helpdesk'): Promise<void> {
  await client.send(new CreateReceiptRuleSetCommand({ RuleSetName: name }));
  await client.send(
    new CreateReceiptRuleCommand({
      RuleSetName: name,
      Rule: {
        Name: 'everything',
        Enabled: true,
        TlsPolicy: 'Require',
        ScanEnabled: true,
        Actions: [
          {
            LambdaAction: {
              FunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:tickets',
              InvocationType: 'Event',
            },
          },
          { StopAction: { Scope: 'RuleSet' } },
        ],
      },
    }),
  );
  await client.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: name }));
}

describe('where no receipt rule set is active', () => {
  it('one of ours is made and activated, with a rule for whole domains into the bucket', async () => {
    expect(await asked('Create')).toEqual({
      Status: 'SUCCESS',
      PhysicalResourceId: 'Replywatch-rule',
      Data: { RuleSetName: 'Replywatch-set', RuleName: 'Replywatch-rule' },
    });
    expect(await active()).toEqual({
      name: 'Replywatch-set',
      rules: [
        {
          Name: 'Replywatch-rule',
          Enabled: true,
          ScanEnabled: true,
          TlsPolicy: 'Optional',
          Recipients: ['intake.acme.example'],
          Actions: [
            {
              S3Action: {
                BucketName: 'mails',
                ObjectKeyPrefix: 'mail/',
                TopicArn: 'arn:aws:sns:us-east-1:111122223333:mails',
              },
            },
          ],
        },
      ],
    });
  });

  it('repeated requests, or an update, leave one rule as last requested', async () => {
    await asked('Create');
    await asked('Create');
    await asked('Update', { domains: ['intake.acme.example', 'intake.zenith.example'] });
    const { rules } = await active();
    expect(rules.map(({ Recipients }) => Recipients)).toEqual([
      ['intake.acme.example', 'intake.zenith.example'],
    ]);
  });

  it('a deletion leaves nothing behind, and may be repeated', async () => {
    await asked('Create');
    expect(await asked('Delete')).toEqual({ Status: 'SUCCESS', PhysicalResourceId: 'Replywatch-rule' });
    expect((await asked('Delete')).Status).toBe('SUCCESS');
    expect(await active()).toEqual({ name: undefined, rules: [] });
    expect(await setNames()).toEqual([]);
  });

  it('a deletion leaves our set active when somebody has added a rule to it', async () => {
    await asked('Create');
    await client.send(
      new CreateReceiptRuleCommand({
        RuleSetName: 'Replywatch-set',
        Rule: { Name: 'theirs', Enabled: true, Recipients: ['acme.example'] },
      }),
    );
    await asked('Delete');
    const { name, rules } = await active();
    expect([name, rules.map(({ Name }) => Name)]).toEqual(['Replywatch-set', ['theirs']]);
  });
});

describe('where somebody else’s set is active', () => {
  it('our rule is added before theirs, which stay unchanged; a deletion restores the former state', async () => {
    await activateForeign();
    const before = await active();
    expect((await asked('Create')).Data).toEqual({
      RuleSetName: 'helpdesk',
      RuleName: 'Replywatch-rule',
    });
    const { name, rules } = await active();
    expect(name).toBe('helpdesk');
    expect(rules.map(({ Name }) => Name)).toEqual(['Replywatch-rule', 'everything']);
    expect(rules.slice(1)).toEqual(before.rules);
    expect(await setNames()).toEqual(['helpdesk']);
    await asked('Delete');
    expect(await active()).toEqual(before);
  });

  it('an update leaves our rule where a person has moved it', async () => {
    await activateForeign();
    const Rule = { Name: 'Replywatch-rule', Enabled: false };
    await client.send(new CreateReceiptRuleCommand({ RuleSetName: 'helpdesk', After: 'everything', Rule }));
    await asked('Update');
    const { rules } = await active();
    expect(rules.map(({ Name, Enabled }) => [Name, Enabled])).toEqual([
      ['everything', true],
      ['Replywatch-rule', true],
    ]);
  });

  it('since the last deploy, the rule moves over and our own empty set is deleted', async () => {
    await asked('Create');
    await activateForeign();
    expect((await asked('Update')).Data).toMatchObject({ RuleSetName: 'helpdesk' });
    expect(await setNames()).toEqual(['helpdesk']);
    const asBefore = new DescribeReceiptRuleCommand({ RuleSetName: 'helpdesk', RuleName: 'everything' });
    expect((await client.send(asBefore)).Rule?.TlsPolicy).toBe('Require');
  });

  it('since a moment ago, it is not replaced: the deploy fails in words', async () => {
    const rules = sesReceiptRules(client);
    const late = {
      ...rules,
      async putRule(...given: Parameters<typeof rules.putRule>) {
        await rules.putRule(...given);
        await activateForeign();
      },
    };
    expect(await asked('Create', { deps: { rules: late } })).toMatchObject({
      Status: 'FAILED',
      Reason:
        'the receipt rule could not be set up: the receipt rule set helpdesk became active meanwhile; deploy again',
    });
    expect((await active()).name).toBe('helpdesk');
  });
});

describe('a failure on the way', () => {
  it('is retried while SES does not see its rights yet, and no longer', async () => {
    const rules = sesReceiptRules(client);
    const notYet = Object.assign(new Error('Could not write to bucket: mails'), {
      name: 'InvalidS3ConfigurationException',
    });
    let [refusals, pauses] = [2, 0];
    const deps = {
      rules: {
        ...rules,
        putRule: (...given: Parameters<typeof rules.putRule>) =>
          (refusals -= 1) < 0 ? rules.putRule(...given) : Promise.reject(notYet),
      },
      pause: () => Promise.resolve((pauses += 1)),
    };
    expect((await asked('Create', { deps })).Status).toBe('SUCCESS');
    expect(pauses).toBe(2);
    refusals = Infinity;
    expect(await asked('Update', { deps })).toMatchObject({
      Status: 'FAILED',
      Reason: 'the receipt rule could not be set up: Could not write to bucket: mails',
    });
  });

  it('is retried from the first call on while the function’s own rights are not known everywhere', async () => {
    const rules = sesReceiptRules(client);
    const denied = Object.assign(new Error('not authorized'), { name: 'AccessDenied' });
    const late = <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) => {
      let refusals = 1;
      return (...given: Given): Promise<Result> =>
        (refusals -= 1) < 0 ? work(...given) : Promise.reject(denied);
    };
    const lateRules: ReceiptRules = {
      active: late(() => rules.active()),
      all: late(() => rules.all()),
      makeSet: late((name: string) => rules.makeSet(name)),
      activate: late((name: string | undefined) => rules.activate(name)),
      putRule: late((set: string, rule: IntakeRule) => rules.putRule(set, rule)),
      removeRule: late((set: string, rule: string) => rules.removeRule(set, rule)),
      removeSet: late((name: string) => rules.removeSet(name)),
    };
    expect((await asked('Create', { deps: { rules: lateRules } })).Status).toBe('SUCCESS');
    expect((await active()).rules).toHaveLength(1);
    expect((await asked('Delete', { deps: { rules: lateRules } })).Status).toBe('SUCCESS');
    expect(await setNames()).toEqual([]);
  });

  const thenEnds =
    <Given extends unknown[]>(work: (...given: Given) => Promise<void>) =>
    async (...given: Given) => {
      await work(...given);
      throw new Error('the function ended');
    };

  it.each([
    [
      'the set',
      (rules: ReceiptRules) => ({ ...rules, makeSet: thenEnds((set: string) => rules.makeSet(set)) }),
    ],
    [
      'the rule',
      (rules: ReceiptRules) => ({
        ...rules,
        putRule: thenEnds((set: string, rule: IntakeRule) => rules.putRule(set, rule)),
      }),
    ],
    [
      'the activation',
      (rules: ReceiptRules) => ({
        ...rules,
        activate: thenEnds((set: string | undefined) => rules.activate(set)),
      }),
    ],
  ])('after %s, a repeated request ends the same, and a deletion leaves nothing', async (_, cut) => {
    const cutOff = cut(sesReceiptRules(client));
    expect((await asked('Create', { deps: { rules: cutOff } })).Status).toBe('FAILED');
    expect((await asked('Create')).Status).toBe('SUCCESS');
    const { name, rules: made } = await active();
    expect([name, made.map(({ Name }) => Name)]).toEqual(['Replywatch-set', ['Replywatch-rule']]);
    await asked('Delete');
    expect(await setNames()).toEqual([]);
  });
});
