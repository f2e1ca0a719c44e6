import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { requestHandler } from './request-handler.ts';

export const cloudWatchClient = (): CloudWatchClient =>
  new CloudWatchClient({ requestHandler, maxAttempts: 1 });
