import type { StandIn } from './aws-endpoint.ts';
import { queryAnswer, queryError } from './aws-query.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** The part of STS that commands use: any role is taken on, since nothing here enforces rights. */
export const sts: StandIn = ({ body }) => {
  const action = new URLSearchParams(new TextDecoder().decode(body)).get('Action') ?? 'a call without a name';
  return Promise.resolve(
    action === 'AssumeRole'
      ? queryAnswer(NAMESPACE, action, {
          Credentials: {
            AccessKeyId: 'local',
            SecretAccessKey: 'local',
            SessionToken: 'local',
            Expiration: '9999-12-31T00:00:00Z',
          },
        })
      : queryError(NAMESPACE, 'InvalidAction', `the local run does not know ${action}`),
  );
};
