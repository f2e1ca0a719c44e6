import * as z from 'zod';
import { jsonAnswer } from '../state/json-answer.ts';
import type { Switches } from '../state/switches.ts';
import { awsError, type StandIn } from './aws-endpoint.ts';

/** An event source mapping of the template. */
export interface Mapping {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize: number;
}

const update = z.strictObject({ Enabled: z.boolean() });

/**
 * The part of Lambda that commands use: it describes the account, and event source mappings, which it switches
 * on and off.
 */
export function lambda(mappings: ReadonlyMap<string, Mapping>, switches: Switches): StandIn {
  return ({ url, method, body }) => {
    if (url.startsWith('/2016-08-19/account-settings'))
      return Promise.resolve(jsonAnswer(200, { AccountLimit: { ConcurrentExecutions: 1_000 } }));
    const id = decodeURIComponent(/^\/2015-03-31\/event-source-mappings\/([^/?]+)/.exec(url)?.[1] ?? '');
    const mapping = mappings.get(id);
    if (mapping === undefined)
      return Promise.resolve(
        awsError(404, 'ResourceNotFoundException', 'The resource you requested does not exist.'),
      );
    if (method === 'PUT') {
      const wanted = update.safeParse(JSON.parse(new TextDecoder().decode(body)));
      if (!wanted.success)
        return Promise.resolve(
          awsError(
            400,
            'InvalidParameterValueException',
            'the local run only changes whether a mapping is on',
          ),
        );
      switches.turn(id, wanted.data.Enabled ? 'on' : 'off');
    }
    const State = switches.isOn(id) ? 'Enabled' : 'Disabled';
    const { EventSourceArn, FunctionName: FunctionArn, BatchSize } = mapping;
    return Promise.resolve(jsonAnswer(200, { UUID: id, EventSourceArn, FunctionArn, BatchSize, State }));
  };
}
