import { describe, expect, it } from 'vitest';
import { adaptTemplate } from './adapt-template.ts';

const adapted = (Resources: object): { readonly [id: string]: unknown } =>
  (
    JSON.parse(adaptTemplate(JSON.stringify({ Resources })).template) as {
      Resources: Record<string, unknown>;
    }
  ).Resources;

describe('a template for the emulator', () => {
  it('has nothing in the place of a trail', () => {
    const template = JSON.stringify({
      Resources: { Trail: { Type: 'AWS::CloudTrail::Trail', Properties: {} } },
    });
    expect(adaptTemplate(template)).toEqual({
      sendRights: [],
      template: '{"Resources":{"Trail":{"Type":"AWS::CloudFormation::WaitConditionHandle"}}}',
    });
  });

  it('names secrets by ARN, and leaves every other reference', () => {
    const Secret = { Type: 'AWS::SecretsManager::Secret' };
    const Function = { Type: 'AWS::Lambda::Function', Properties: [{ Ref: 'Secret' }, { Ref: 'Table' }] };
    expect(adapted({ Secret, Function })['Function']).toMatchObject({
      Properties: [{ 'Fn::GetAtt': ['Secret', 'Id'] }, { Ref: 'Table' }],
    });
  });

  it('hands the rights to send mail to the proxy, with a star for what is not known yet', () => {
    const arn = { 'Fn::Join': ['', ['arn:aws:ses:', { Ref: 'AWS::Region' }, ':identity/acme.example']] };
    const right = {
      Effect: 'Allow',
      Action: 'ses:SendRawEmail',
      Resource: [arn],
      Condition: { StringEquals: { 'ses:FromAddress': 'alerts@acme.example' } },
    };
    const template = JSON.stringify({
      Resources: { Policy: { Type: 'AWS::IAM::Policy', Properties: right } },
    });
    const { sendRights, template: next } = adaptTemplate(template);
    expect(sendRights).toEqual([
      { from: 'alerts@acme.example', resources: ['arn:aws:ses:*:identity/acme.example'] },
    ]);
    expect(next).toContain('"Properties":{"Effect":"Allow","Action":"ses:SendRawEmail","Resource":"*"}');
  });

  it('lets who may send one message send a batch, and a role’s session what the role may', () => {
    const Queue = {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Action: 'sqs:SendMessage',
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': ['arn:aws:iam::123456789012:role/helpdesk'] } },
      },
    };
    expect(adapted({ Queue })['Queue']).toMatchObject({
      Properties: {
        Action: ['sqs:SendMessage', 'sqs:SendMessageBatch'],
        Condition: {
          ArnNotEquals: {
            'aws:PrincipalArn': [
              'arn:aws:iam::123456789012:role/helpdesk',
              'arn:aws:sts::123456789012:assumed-role/helpdesk/*',
            ],
          },
        },
      },
    });
  });
});
