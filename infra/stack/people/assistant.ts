import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { assistantIn } from '#shared/contracts/settings/assistant';
import { acknowledge } from '../parts/acknowledge.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import type { Storage } from '../state/storage.ts';

export interface AssistantProps {
  readonly storage: Storage;
  readonly model: NonNullable<ReturnType<typeof assistantIn>>;
}

/** Asks a model of Amazon Bedrock for people. No other function may, and it may do little else. */
export class Assistant extends Construct {
  readonly assistant: LambdaFunction<'assistant'>;

  constructor(scope: Construct, id: string, { storage, model }: AssistantProps) {
    super(scope, id);
    this.assistant = new LambdaFunction(this, 'Function', {
      name: 'assistant',
      // A conversation of thirty messages, four at once, each within half a minute.
      timeout: Duration.minutes(3),
      environment: {
        TABLE_NAME: storage.table.tableName,
        MAIL_BUCKET_NAME: storage.mails.bucketName,
      },
    });
    storage.grantReadSettings(this.assistant);
    storage.grantCount(this.assistant);
    storage.grantReadMail(this.assistant);
    storage.grantKeepHelp(this.assistant);
    this.allowModel(model);
  }

  /** An inference profile chooses among regions, and needs the right to its model in each of them, through itself only. */
  private allowModel({ region, model }: AssistantProps['model']): void {
    const { partition, account } = Stack.of(this);
    const [, base] = /^(?:[a-z]{2,6}|us-gov)\.([a-z0-9-]+\..+)$/.exec(model) ?? [];
    const actions = ['bedrock:InvokeModel'];
    if (base === undefined) {
      this.assistant.allow(actions, [`arn:${partition}:bedrock:${region}::foundation-model/${model}`]);
      return;
    }
    const profile = `arn:${partition}:bedrock:${region}:${account}:inference-profile/${model}`;
    const everywhere = `arn:${partition}:bedrock:*::foundation-model/${base}`;
    this.assistant.allow(actions, [profile]);
    this.assistant.addToRolePolicy(
      new PolicyStatement({
        actions,
        resources: [everywhere],
        conditions: { StringEquals: { 'bedrock:InferenceProfileArn': profile } },
      }),
    );
    acknowledge(this.assistant.ownRole, {
      [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:*::foundation-model/${base}]`]:
        'The profile that the settings name chooses the region; through anything else the right does not hold.',
    });
  }
}
