import { SESClient } from '@aws-sdk/client-ses';
import { requestHandler } from './request-handler.ts';

/** One attempt only: a repeat is decided upon, recorded and counted, never made by the SDK. */
export const sesClient = (): SESClient => new SESClient({ requestHandler, maxAttempts: 1 });

/** SES takes one change of the receipt rules a second: one that is throttled is tried again for longer than others. */
export const receiptRulesClient = (): SESClient => new SESClient({ requestHandler, maxAttempts: 10 });
