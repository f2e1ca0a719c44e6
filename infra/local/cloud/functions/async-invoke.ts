import * as z from 'zod';
import type { RunningFunction } from './lambda-runner.ts';

/** What the template configures for asynchronous calls of a function. Failed calls are not retried here. */
export const invokeConfigSchema = z.object({
  FunctionName: z.string(),
  DestinationConfig: z.strictObject({ OnSuccess: z.strictObject({ Destination: z.string() }) }).optional(),
});

/**
 * The functions as asynchronous callers such as EventBridge Scheduler see them: after a successful call, the function's
 * destination is called with the request and the response. The caller does not notice.
 */
export function asynchronousCalls(
  configs: readonly z.output<typeof invokeConfigSchema>[],
  functionByArn: (arn: string) => RunningFunction,
): (arn: string) => RunningFunction {
  const destinations = new Map(
    configs.flatMap(({ FunctionName, DestinationConfig: to }) =>
      to === undefined
        ? []
        : [[functionByArn(FunctionName), functionByArn(to.OnSuccess.Destination)] as const],
    ),
  );
  return (arn) => {
    const target = functionByArn(arn);
    const destination = destinations.get(target);
    return destination === undefined ? target : followedBy(target, destination);
  };
}

function followedBy(target: RunningFunction, destination: RunningFunction): RunningFunction {
  return {
    ...target,
    async invoke(event) {
      const responsePayload = await target.invoke(event);
      const record = {
        version: '1.0',
        requestContext: { condition: 'Success', approximateInvokeCount: 1 },
        requestPayload: event,
        responsePayload,
      };
      await destination.invoke(record).catch(() => undefined);
      return responsePayload;
    },
  };
}
