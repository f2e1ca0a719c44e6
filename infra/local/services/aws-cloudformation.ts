import { STACK_ID, STACK_NAME } from '../state/template.ts';
import type { StandIn } from './aws-endpoint.ts';
import { queryAnswer, queryError } from './aws-query.ts';

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

/** The part of CloudFormation that commands use: the outputs of the one stack. */
export function cloudFormation(outputs: Readonly<Record<string, string>>, now: () => number): StandIn {
  return ({ body }) => {
    const form = new URLSearchParams(new TextDecoder().decode(body));
    const action = form.get('Action') ?? 'a call without a name';
    const name = form.get('StackName') ?? STACK_NAME;
    if (action !== 'DescribeStacks')
      return Promise.resolve(queryError(NAMESPACE, 'InvalidAction', `the local run does not know ${action}`));
    if (name !== STACK_NAME && name !== STACK_ID)
      return Promise.resolve(
        queryError(NAMESPACE, 'ValidationError', `Stack with id ${name} does not exist`),
      );
    const stack = {
      StackName: STACK_NAME,
      StackId: STACK_ID,
      CreationTime: new Date(now()).toISOString(),
      StackStatus: 'CREATE_COMPLETE',
      Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
    };
    return Promise.resolve(queryAnswer(NAMESPACE, action, { Stacks: [stack] }));
  };
}
