import { beforeAll, describe, expect, it } from 'vitest';
import { LambdaFunction } from '#infra/stack/parts/lambda-function';
import { EVERYTHING } from './everything.ts';
import { holdersOfRights, printRights, wildcardsOf } from './print-rights.ts';
import { resourcesOf, stackWith, synthesized } from './synthesized.ts';

/** Why a right may say "any": whose, what it says, and the reason. */
const EXPLAINED: readonly (readonly [of: RegExp, what: RegExp, why: string])[] = [
  [
    /^(AuditFunction|BoardBoard)ServiceRole$/,
    /^may cloudwatch:GetMetricData on \*$/,
    'CloudWatch knows no resources for reading metrics.',
  ],
  [
    /^IntakeReceiptRuleSetUpIntakeServiceRole$/,
    /^may (ses:\w*ReceiptRule(Set|Sets)?(, )?)+ on \*$/,
    'SES knows no resources for what changes receipt rules.',
  ],
  [
    /ServiceRole$/,
    /^may ses:SendRawEmail on arn:aws:ses:<region>:<account>:identity\/\*$/,
    'In its sandbox SES asks for the right on the identity of the recipient too, whom the settings may change; the sender is fixed by the condition.',
  ],
  [
    /^(AssistantFunction|BoardBoard|IntakeIngestMail|NotificationNotify|RepliesFunction)ServiceRole$/,
    /^may s3:GetObject on StorageMails\/mail\/\*$/,
    'Each mail is an object of its own, which SES names.',
  ],
  [
    /^BoardBoardServiceRole$/,
    /^may s3:GetObject, s3:PutObject on StorageMails\/attachments\/\*$/,
    'A file that a person takes out of a mail is an object whose key names its mail; links to it are signed with the right to read it.',
  ],
  [
    /^BoardBoardServiceRole$/,
    /^may s3:GetObject, s3:PutObject on StorageMails\/evidence\/\*$/,
    'A thread that a manager saves as evidence is an object whose key names it; links to it are signed with the right to read it.',
  ],
  [
    /^(AssistantFunction|BoardBoard)ServiceRole$/,
    /^may s3:GetObject, s3:PutObject on StorageMails\/assistant\/\*$/,
    'What a model was asked and wrote is an object whose key names its thread.',
  ],
  [
    /^BoardBoardServiceRole$/,
    /^may (s3:GetObject, s3:PutObject on StorageMails\/(drafts|replies)|s3:DeleteObject on StorageMails\/drafts)\/\*$/,
    'The key of an answer or a draft names its thread, and a draft that was sent is deleted.',
  ],
  [
    /^RepliesFunctionServiceRole$/,
    /^may s3:GetObject on StorageMails\/replies\/\*$/,
    'Each answer is an object of its own, with its files beside it.',
  ],
  [
    /ServiceRole$/,
    /^may secretsmanager:GetSecretValue( on arn:aws:secretsmanager:<region>:<account>:secret:[\w/-]+-\?{6})$/,
    'Secrets Manager ends the ARN of each secret with six characters of its own.',
  ],
  [
    /^SpApiSetUpProvider/,
    /^may lambda:(GetFunction|InvokeFunction)(, lambda:InvokeFunction)? on SpApiSetUp\w+:\*$/,
    'The CDK’s provider framework may call any version of three functions that a deploy calls.',
  ],
  [
    /^CustomerManagedKey$/,
    /^arn:aws:iam::<account>:root may kms:\*$/,
    'The account itself: without it nobody could administer the key any more.',
  ],
  [/^CustomerManagedKey$/, / on \*$/, 'The policy of a key knows no other resource than the key.'],
  [
    /^CustomerManagedKey$/,
    /^when (aws:SourceArn|kms:EncryptionContext:aws:logs:arn) ArnLike arn:aws:\w+:<region>:<account>:([\w-]+[:/])?(Replywatch-)?\*$/,
    'Topics, logs and the trail are named after the stack; alarms are all those of the account.',
  ],
  [
    /Policy$/,
    /^everyone may not (\w+:\*|sns:Publish)( on .+)?$/,
    'A refusal, of all that comes without TLS, may be as wide as can be.',
  ],
  [
    /^AccessRecordsBucketPolicy$/,
    /^(logging\.s3|cloudtrail)\.amazonaws\.com may s3:PutObject on AccessRecordsBucket\/(mails|table\/AWSLogs\/<account>)\/\*$/,
    'Who records accesses names each record.',
  ],
  [
    /^AccessRecordsBucketPolicy$/,
    /^when aws:SourceArn ArnLike arn:aws:cloudtrail:<region>:<account>:trail\/Replywatch-\*$/,
    'The trail is named after the stack.',
  ],
  [
    /^StorageMailsPolicy$/,
    /^ses\.amazonaws\.com may s3:PutObject on StorageMails\/mail\/\*$/,
    'SES names each mail.',
  ],
  [
    /^BoardApi/,
    /^when it comes from arn:aws:execute-api:<region>:<account>:BoardApi\/\*\/\*\//,
    'From this path of the API, by any stage and method: the API has one stage, and asks for its own authorization by method.',
  ],
];

let holders: ReturnType<typeof holdersOfRights>;
beforeAll(() => {
  holders = holdersOfRights(synthesized({ ...EVERYTHING, customerManagedKey: true }));
});

const unexplained = (all: ReturnType<typeof wildcardsOf>) =>
  all.filter((one) => !EXPLAINED.some(([of, what]) => of.test(one.of) && what.test(one.what)));

describe('the rights of all', () => {
  it('are those that a reviewer has read: look at what changed before you update the snapshot', async () => {
    const whys = EXPLAINED.map(([of, what, why]) => {
      const [first, ...others] = wildcardsOf(holders).filter((one) => of.test(one.of) && what.test(one.what));
      return [
        first === undefined ? 'nothing' : `${first.of}: ${first.what}`,
        ...(others.length > 0 ? [`  and ${others.length} more like it`] : []),
        `  ${why}`,
      ].join('\n');
    });
    await expect(
      [printRights(holders), 'WHY WHAT SAYS "ANY" SAYS SO', ...whys, ''].join('\n\n'),
    ).toMatchFileSnapshot('rights.snapshot.txt');
  });

  it('say "any" only where it is explained, and every explanation applies', () => {
    const wild = wildcardsOf(holders);
    expect(unexplained(wild)).toEqual([]);
    const idle = EXPLAINED.filter(
      ([of, what]) => !wild.some((one) => of.test(one.of) && what.test(one.what)),
    );
    expect(idle).toEqual([]);
  });

  it('show when they grow', () => {
    const stack = stackWith({ ...EVERYTHING, customerManagedKey: true });
    const sweep = stack.node.findChild('Escalation').node.findChild('Sweep');
    if (!(sweep instanceof LambdaFunction)) throw new Error('the sweep is no function');
    sweep.allow(['dynamodb:*'], ['*']);
    const grown = holdersOfRights(resourcesOf(stack));
    expect(unexplained(wildcardsOf(grown))).toEqual([
      { of: 'EscalationSweepServiceRole', what: 'may dynamodb:*' },
      { of: 'EscalationSweepServiceRole', what: 'may dynamodb:* on *' },
    ]);
    expect(printRights(grown)).not.toBe(printRights(holders));
  });
});
