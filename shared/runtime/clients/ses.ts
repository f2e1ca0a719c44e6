import { SESClient } from '@aws-sdk/client-ses';
import { requestHandler } from './request-handler.ts';

/** One attempt only: a retry is decided, recorded and counted by us, never made by the SDK. */
export const sesClient = (): SESClient => new SESClient({ requestHandler, maxAttempts: 1 });

/** SES takes one change of the receipt rules a second, so a throttled one is retried for longer than other calls. */
export const receiptRulesClient = (): SESClient => new SESClient({ requestHandler, maxAttempts: 10 });
