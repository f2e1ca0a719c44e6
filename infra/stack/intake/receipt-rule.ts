import { CustomResource, Duration, Names } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, type IDependable } from 'constructs';
import { acknowledge } from '../parts/acknowledge.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';

export interface ReceiptRuleProps {
  /** Mail for every address of these is taken in. */
  readonly domains: readonly string[];
  readonly mails: Bucket;
  readonly objectKeyPrefix: string;
  readonly topic: Topic;
  /** What lets SES write into the bucket and publish on the topic: it tries both when the rule is made. */
  readonly rights: readonly IDependable[];
}

/**
 * SES takes mail in by the one set of receipt rules that is active in a region, and that set may be anybody's.
 * CloudFormation can neither look which it is nor make one active, so a function of ours adds our rule to it, and to a set
 * of our own only where none is active.
 */
export class ReceiptRule extends Construct {
  readonly setUpIntake: LambdaFunction<'set-up-intake'>;
  /** The set that our rule is in. */
  readonly ruleSetName: string;

  constructor(scope: Construct, id: string, props: ReceiptRuleProps) {
    super(scope, id);
    this.setUpIntake = new LambdaFunction(this, 'SetUpIntake', {
      name: 'set-up-intake',
      // SES lets the sets of an account be read one a second, and there may be forty.
      timeout: Duration.minutes(5),
      memoryMb: 256,
      environment: {},
    });
    this.setUpIntake.allow(RECEIPT_RULE_ACTIONS, ['*']);
    acknowledge(this.setUpIntake.ownRole, {
      'AwsSolutions-IAM5[Resource::*]':
        'None of its actions knows resources. Source: AWS’s service authorization reference, Amazon SES.',
    });
    const name = Names.uniqueResourceName(this, { maxLength: 60, separator: '-' });
    const resource = new CustomResource(this, 'Rule', {
      resourceType: 'Custom::ReplywatchReceiptRule',
      serviceToken: this.setUpIntake.functionArn,
      properties: {
        RuleSetName: name,
        RuleName: name,
        Domains: props.domains,
        BucketName: props.mails.bucketName,
        ObjectKeyPrefix: props.objectKeyPrefix,
        TopicArn: props.topic.topicArn,
      },
    });
    // The function needs its own rights before the rule is made, and until it is removed.
    resource.node.addDependency(...props.rights, this.setUpIntake.ownRole);
    this.ruleSetName = resource.getAttString('RuleSetName');
  }
}

const RECEIPT_RULE_ACTIONS = [
  'ses:CreateReceiptRule',
  'ses:CreateReceiptRuleSet',
  'ses:DeleteReceiptRule',
  'ses:DeleteReceiptRuleSet',
  'ses:DescribeActiveReceiptRuleSet',
  'ses:DescribeReceiptRuleSet',
  'ses:ListReceiptRuleSets',
  'ses:SetActiveReceiptRuleSet',
  'ses:UpdateReceiptRule',
];
