import { SQSClient } from '@aws-sdk/client-sqs';
import { requestHandler } from './request-handler.ts';

export const sqsClient = (): SQSClient => new SQSClient({ requestHandler });
