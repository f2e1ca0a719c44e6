import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, it } from 'vitest';
import { loadSettings } from '#infra/settings/load-settings';
import { ReplywatchStack } from '#infra/stack/stack';

const HELPDESK = 'arn:aws:iam::111122223333:role/helpdesk';
const ERP = 'arn:aws:iam::444455556666:user/erp';

function templateFor(messageEventSenders: readonly string[]): Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  const loaded = loadSettings('infra/settings/example.yaml');
  const settings = {
    ...loaded,
    settings: { ...loaded.settings, messageEventSenders: [...messageEventSenders] },
  };
  return Template.fromStack(new ReplywatchStack(app, 'Replywatch', { settings }));
}
const policyWith = (statement: object): object => ({
  PolicyDocument: Match.objectLike({ Statement: Match.arrayWith([Match.objectLike(statement)]) }),
});

describe('the queue of message events', () => {
  it('is open to nobody when the settings name nobody', () => {
    const template = templateFor([]);
    const denied = {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:SendMessage',
      Condition: Match.absent(),
    };
    template.hasResourceProperties('AWS::SQS::QueuePolicy', policyWith(denied));
    template.resourcePropertiesCountIs(
      'AWS::SQS::QueuePolicy',
      policyWith({
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:PrincipalArn': Match.anyValue() } },
      }),
      0,
    );
  });

  it('is open to exactly those that the settings name, and denied to all others of any account', () => {
    const template = templateFor([HELPDESK, ERP]);
    template.hasResourceProperties(
      'AWS::SQS::QueuePolicy',
      policyWith({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sqs:SendMessage',
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': [HELPDESK, ERP] } },
      }),
    );
    template.hasResourceProperties(
      'AWS::SQS::QueuePolicy',
      policyWith({
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: {
          AWS: [Match.objectLike({}), Match.objectLike({})],
        },
        Condition: { ArnEquals: { 'aws:PrincipalArn': [HELPDESK, ERP] } },
      }),
    );
  });
});
