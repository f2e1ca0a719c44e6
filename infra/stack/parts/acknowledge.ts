import { CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Accepts findings of cdk-nag for a construct and everything below it: each rule's id with the reason. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}

/** The id of cdk-nag's finding about a wildcard; `suffix` follows the ARN of the resource, such as `/mail/*`. */
export function wildcard(resource: IConstruct, suffix: string): string {
  const element = resource.node.defaultChild;
  if (element === undefined || !CfnElement.isCfnElement(element))
    throw new Error(`${resource.node.path} is not a resource`);
  return `AwsSolutions-IAM5[Resource::<${Stack.of(resource).getLogicalId(element)}.Arn>${suffix}]`;
}
