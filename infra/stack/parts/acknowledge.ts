import { CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Lets findings of cdk-nag stand for a construct and all below it: the rule's id, and the reason why it is right as it is. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}

/** The id of cdk-nag's finding of a wildcard: `suffix` is what follows the ARN of the resource, such as `/mail/*`. */
export function wildcard(resource: IConstruct, suffix: string): string {
  const element = resource.node.defaultChild;
  if (element === undefined || !CfnElement.isCfnElement(element))
    throw new Error(`${resource.node.path} is no resource`);
  return `AwsSolutions-IAM5[Resource::<${Stack.of(resource).getLogicalId(element)}.Arn>${suffix}]`;
}
