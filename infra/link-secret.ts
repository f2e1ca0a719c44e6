import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import type { LambdaFunction } from './lambda-function.ts';

/** The key that signs the links in alerts. It goes with the stack: the links of a stack that is gone lead nowhere. */
export class LinkSecret extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Signs the links in Replywatch alerts',
      removalPolicy: RemovalPolicy.DESTROY,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ kid: '1' }),
        generateStringKey: 'key',
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
  }

  get name(): string {
    return this.secret.secretName;
  }

  grantRead(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
  }
}
