import * as z from '../zod.ts';

/**
 * CloudFormation's request to a custom resource. Source: CloudFormation user guide, "Custom resource request
 * objects".
 */
export const resourceRequest = <Properties extends z.ZodMiniType>(
  properties: Properties,
): z.ZodMiniObject<typeof asked & { ResourceProperties: Properties }> =>
  z.object({ ...asked, ResourceProperties: properties });

const asked = {
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.optional(z.string()),
};

type Asked = z.output<z.ZodMiniObject<typeof asked>>;

/** The result: the values for `Fn::GetAtt`, or why it failed. */
export type ResourceOutcome =
  { readonly data?: Readonly<Record<string, string>> } | { readonly failure: string };

/** CloudFormation takes answers of up to 4,096 bytes; the rest of an answer of ours is far shorter than 1,500. */
const REASON_BYTES = 2_500;

/** The body of an answer to CloudFormation; a resource keeps the name that it was created with. */
export function resourceAnswer(request: Asked, name: string, outcome: ResourceOutcome): string {
  return JSON.stringify({
    ...('failure' in outcome
      ? { Status: 'FAILED', Reason: shortened(outcome.failure, REASON_BYTES) }
      : { Status: 'SUCCESS', ...(outcome.data !== undefined && { Data: outcome.data }) }),
    PhysicalResourceId: request.PhysicalResourceId ?? name,
    StackId: request.StackId,
    RequestId: request.RequestId,
    LogicalResourceId: request.LogicalResourceId,
  });
}

/** The beginning of a text that takes at most so many bytes in JSON. */
export function shortened(text: string, bytes: number): string {
  const size = (part: string): number => new TextEncoder().encode(JSON.stringify(part)).length;
  if (size(text) <= bytes) return text;
  let part = text.slice(0, bytes);
  while (size(`${part} ...`) > bytes) part = part.slice(0, -1 - Math.floor(part.length / 20));
  return `${part} ...`;
}
