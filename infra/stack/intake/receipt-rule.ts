import { CustomResource, Duration, Names } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, type IDependable } from 'constructs';
import { acknowledge } from '../parts/acknowledge.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { SERVICE_TIMEOUT } from '../parts/service-timeout.ts';

export interface ReceiptRuleProps {
  /** Mail for every address at these domains is received. */
  readonly domains: readonly string[];
  readonly mails: Bucket;
  readonly objectKeyPrefix: string;
  readonly topic: Topic;
  /** The permissions for SES to write to the bucket and publish on the topic, which it checks when the rule is created. */
  readonly rights: readonly IDependable[];
}

/**
 * SES receives mail by the one receipt rule set that is active in a region, and that set may not be ours. CloudFormation can
 * neither find the active set nor activate one, so our function adds our rule to it, or to our own set where none is active.
 */
export class ReceiptRule extends Construct {
  readonly setUpIntake: LambdaFunction<'set-up-intake'>;
  /** The set that holds our rule. */
  readonly ruleSetName: string;

  constructor(scope: Construct, id: string, props: ReceiptRuleProps) {
    super(scope, id);
    this.setUpIntake = new LambdaFunction(this, 'SetUpIntake', {
      name: 'set-up-intake',
      // SES allows one read of a rule set per second, and an account may have forty.
      timeout: Duration.minutes(5),
      memoryMb: 256,
      environment: {},
    });
    this.setUpIntake.allow(RECEIPT_RULE_ACTIONS, ['*']);
    acknowledge(this.setUpIntake.ownRole, {
      'AwsSolutions-IAM5[Resource::*]':
        'None of its actions supports resources. Source: AWS’s service authorization reference, Amazon SES.',
    });
    const name = Names.uniqueResourceName(this, { maxLength: 60, separator: '-' });
    const resource = new CustomResource(this, 'Rule', {
      resourceType: 'Custom::ReplywatchReceiptRule',
      serviceToken: this.setUpIntake.functionArn,
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        RuleSetName: name,
        RuleName: name,
        Domains: props.domains,
        BucketName: props.mails.bucketName,
        ObjectKeyPrefix: props.objectKeyPrefix,
        TopicArn: props.topic.topicArn,
      },
    });
    // The function needs its permissions before the rule is created, and until it is removed.
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
