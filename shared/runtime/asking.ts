import type { Asking } from '#shared/ports/asking';
import { once } from '#shared/once';

/** Asks a function by its name. Lambda's client is loaded for the first request: most pages ask nothing. */
export function asking<Message extends object>(functionName: string): Asking<Message> {
  const load = once(async () => {
    const [{ lambdaAsking }, { lambdaClient }] = await Promise.all([
      import('#shared/adapters/lambda-asking'),
      import('./clients/lambda.ts'),
    ]);
    return lambdaAsking<Message>(lambdaClient(), functionName);
  });
  return { ask: async (message) => (await load()).ask(message) };
}
