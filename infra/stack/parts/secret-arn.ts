import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The ARN of a secret that a person creates under this name; Secrets Manager appends six characters to each. */
export function secretArn(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({ service: 'secretsmanager', resource: `secret:${name}-??????` });
}
