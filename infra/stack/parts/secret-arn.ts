import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The ARN of a secret that a person makes under this name; Secrets Manager ends each with six characters of its own. */
export function secretArn(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({ service: 'secretsmanager', resource: `secret:${name}-??????` });
}
