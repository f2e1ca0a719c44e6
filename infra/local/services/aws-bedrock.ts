import { jsonAnswer } from '../state/json-answer.ts';
import { awsError, type StandIn } from './aws-endpoint.ts';

/** The part of Bedrock that commands look at: an account that keeps nothing of what models are asked. */
export const bedrock: StandIn = ({ url }) =>
  Promise.resolve(
    url.startsWith('/data-retention')
      ? jsonAnswer(200, { mode: 'none' })
      : url.startsWith('/logging/modelinvocations')
        ? jsonAnswer(200, {})
        : awsError(404, 'ResourceNotFoundException', 'the local run does not know this call of Bedrock'),
  );
