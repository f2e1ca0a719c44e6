import * as z from 'zod';
import type { RunningFunction } from './lambda-runner.ts';

/** What the template wants of asynchronous calls of a function. Here nobody repeats a call that failed. */
export const invokeConfigSchema = z.object({
  FunctionName: z.string(),
  DestinationConfig: z.strictObject({ OnSuccess: z.strictObject({ Destination: z.string() }) }).optional(),
});

/**
 * The functions as those call them who do not wait for an answer, EventBridge Scheduler for one: after a call that
 * succeeded its destination is called with what it was given and what it gave, which changes nothing for the caller.
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
