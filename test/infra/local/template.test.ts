import { describe, expect, it } from 'vitest';
import { refuseUnknown } from '#infra/local/cloud/provision';
import { resolve } from '#infra/local/state/template';

const references = {
  refs: new Map([
    ['Queue', 'http://127.0.0.1:1/0/Queue'],
    ['Secret', 'arn:aws:secretsmanager:us-east-1:000000000000:secret:Secret-local-abcdef'],
  ]),
  attributes: new Map([['Queue.Arn', 'arn:aws:sqs:us-east-1:000000000000:Queue']]),
};

describe('references of the template', () => {
  it('are resolved at any depth', () => {
    const part = (index: number) => ({
      'Fn::Select': [
        index,
        { 'Fn::Split': ['-', { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'Secret' }] }] }] },
      ],
    });
    expect(
      resolve(
        {
          plain: ['a', 1, true, null],
          url: { Ref: 'Queue' },
          arn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          name: { 'Fn::Join': ['-', [part(0), part(1)]] },
          bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}-${Queue.Arn}' },
        },
        references,
      ),
    ).toEqual({
      plain: ['a', 1, true, null],
      url: 'http://127.0.0.1:1/0/Queue',
      arn: 'arn:aws:sqs:us-east-1:000000000000:Queue',
      name: 'Secret-local',
      bucket: 'assets-000000000000-us-east-1-arn:aws:sqs:us-east-1:000000000000:Queue',
    });
  });

  it('to missing resources or by an unknown function are reported in words', () => {
    expect(() => resolve({ Ref: 'Nothing' }, references)).toThrow('Ref Nothing refers to something');
    expect(() => resolve({ 'Fn::GetAtt': ['Queue', 'Url'] }, references)).toThrow('Fn::GetAtt Queue.Url');
    expect(() => resolve({ 'Fn::ImportValue': 'x' }, references)).toThrow('Fn::ImportValue');
  });
});

describe('a resource that the local run does not know', () => {
  it('stops the start, so that nothing is left out silently', () => {
    const table = { id: 'T', type: 'AWS::DynamoDB::GlobalTable', properties: {} };
    expect(() => refuseUnknown([table])).not.toThrow();
    expect(() => refuseUnknown([table, { id: 'S', type: 'AWS::Kinesis::Stream', properties: {} }])).toThrow(
      'S (AWS::Kinesis::Stream)',
    );
  });
});
