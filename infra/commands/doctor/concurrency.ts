import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { type Check, type Finding, ok, warning } from './finding.ts';

/** What all functions of the stack may need at once in a busy minute; AWS gives new accounts 10. */
const ENOUGH = 50;

/** Whether the account may run enough functions at once. */
export const concurrency: Check = {
  name: 'Lambda’s limit',
  async look({ deployed: { clients, region } }) {
    const { AccountLimit } = await clients.lambda.send(new GetAccountSettingsCommand({}));
    return [judge(AccountLimit?.ConcurrentExecutions ?? 0, region)];
  },
};

/** What a limit means. */
export function judge(atOnce: number, region: string): Finding {
  return atOnce >= ENOUGH
    ? ok(`the account may run ${atOnce} functions at once`)
    : warning(
        `the account may run only ${atOnce} functions at once in ${region}: a burst of mail or anything else in the account delays alerts`,
        `ask AWS for more, for nothing: aws service-quotas request-service-quota-increase --region ${region} --service-code lambda --quota-code L-B99A9384 --desired-value 1000`,
      );
}
