import { App, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LambdaFunction } from '#infra/stack/parts/lambda-function';
import { nagPacks } from '#infra/stack/parts/nag';
import type { ReplywatchStack } from '#infra/stack/stack';
import { EVERYTHING } from './everything.ts';
import { stackWith } from './synthesized.ts';

/** What the rules find, after all aspects have run: the rule and where. */
function findings(stack: ReplywatchStack): string[] {
  const app = stack.node.root;
  if (!(app instanceof App)) throw new Error('the stack is in no app');
  app.synth();
  return nagPacks(app).flatMap((pack) =>
    pack
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
      ),
  );
}

describe('cdk-nag', () => {
  it.each([
    ['the example’s settings', {}],
    ['everything switched on', EVERYTHING],
    ['everything, by a key of one’s own', { ...EVERYTHING, customerManagedKey: true }],
  ])('finds nothing with %s', (_, settings) => {
    expect(findings(stackWith(settings))).toEqual([]);
  });

  it('finds bad resources, next to acknowledged ones too', () => {
    const stack = stackWith({});
    new Bucket(stack, 'Open');
    new Secret(stack, 'Second');
    const board = stack.node.findChild('Board').node.findChild('Board');
    if (!(board instanceof LambdaFunction)) throw new Error('the board is no function');
    board.allow(['dynamodb:*'], ['*']);
    expect(findings(stack).toSorted()).toEqual([
      'AwsSolutions-IAM5[Action::dynamodb:*] Replywatch/Board/BoardServiceRole/DefaultPolicy/Resource',
      'AwsSolutions-S1 Replywatch/Open/Resource',
      'AwsSolutions-S10 Replywatch/Open/Resource',
      'AwsSolutions-SMG4 Replywatch/Second/Resource',
    ]);
  });

  it('has a reason, in a sentence, for every acknowledged finding', () => {
    const reasons = stackWith({ ...EVERYTHING, customerManagedKey: true })
      .node.findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(z.record(z.string(), z.string()).parse(data)));
    expect(reasons.length).toBeGreaterThan(0);
    for (const [rule, reason] of reasons) expect(reason, rule).toMatch(/^.{25,}\.$/);
  });
});
