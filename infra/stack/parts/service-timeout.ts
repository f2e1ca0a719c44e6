import { Duration } from 'aws-cdk-lib';

/** How long CloudFormation waits for a custom resource. By default, one that crashes hangs the deploy for an hour. */
export const SERVICE_TIMEOUT = Duration.minutes(10);
