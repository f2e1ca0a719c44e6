import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import { acknowledge } from '../parts/acknowledge.ts';
import type { LambdaFunction } from '../parts/lambda-function.ts';

/** A key that Secrets Manager generates, as `{"kid","key"}`. It goes with the stack: nothing that it signed or hashed outlives it. */
export class GeneratedKey extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string, { description }: { readonly description: string }) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description,
      removalPolicy: RemovalPolicy.DESTROY,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ kid: '1' }),
        generateStringKey: 'key',
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    acknowledge(this.secret, {
      'AwsSolutions-SMG4':
        'It is random, only functions of this stack use it, and it never leaves them. Automatic rotation would need a function that may write it; by hand it is one step (infra/runbook.md, "Rotate a secret").',
    });
  }

  get arn(): string {
    return this.secret.secretArn;
  }

  grantRead(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['secretsmanager:GetSecretValue'], [this.arn]);
  }
}
