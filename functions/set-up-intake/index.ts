import { setTimeout as pause } from 'node:timers/promises';
import { putAnswer } from '#shared/adapters/cloudformation-answer';
import { sesReceiptRules } from '#shared/adapters/ses-receipt-rules';
import { receiptRulesClient } from '#shared/runtime/clients/ses';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { intakeRequestSchema, setUpIntake, type SetUpIntakeDeps } from './set-up-intake.ts';

const deps: SetUpIntakeDeps = { rules: sesReceiptRules(receiptRulesClient()), pause, answer: putAnswer };

/** Called by CloudFormation when the receipt rule of the stack is created, changed or removed. */
export const handler = lambdaHandler(async (event: unknown): Promise<void> => {
  const outcome = await setUpIntake(deps, intakeRequestSchema.parse(event));
  logger.info('the receipt rule was set up', { ...outcome });
});
