import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { jsonAnswer } from '../state/json-answer.ts';
import type { Switches } from '../state/switches.ts';
import { ACCOUNT, REGION } from '../state/template.ts';
import { awsError, type StandIn } from './aws-endpoint.ts';

/** A schedule of the template, whose properties have the names of Scheduler's API. */
export const scheduleDescription = z.looseObject({ State: z.literal('ENABLED') });

export type ScheduleDescription = z.output<typeof scheduleDescription>;

const update = z.looseObject({
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Name: z.unknown().optional(),
  GroupName: z.unknown().optional(),
  ClientToken: z.unknown().optional(),
});

/** The part of EventBridge Scheduler that commands use: it describes schedules, and switches them on and off. */
export function scheduler(schedules: ReadonlyMap<string, ScheduleDescription>, switches: Switches): StandIn {
  return ({ url, method, body }) => {
    const name = decodeURIComponent(/^\/schedules\/([^/?]+)/.exec(url)?.[1] ?? '');
    const description = schedules.get(name);
    if (description === undefined)
      return Promise.resolve(awsError(404, 'ResourceNotFoundException', `Schedule ${name} does not exist.`));
    const Arn = `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/default/${name}`;
    if (method === 'GET') {
      const State = switches.isOn(name) ? 'ENABLED' : 'DISABLED';
      return Promise.resolve(
        jsonAnswer(200, { ...description, State, Name: name, GroupName: 'default', Arn }),
      );
    }
    if (method !== 'PUT')
      return Promise.resolve(
        awsError(400, 'ValidationException', `the local run does not ${method} schedules`),
      );
    const { State, Name, GroupName, ClientToken, ...wanted } = update.parse(
      JSON.parse(new TextDecoder().decode(body)),
    );
    const { State: _, ...there } = description;
    // As in the cloud, an update replaces everything, so it must not leave anything out.
    if (!isDeepStrictEqual(wanted, there))
      return Promise.resolve(
        awsError(400, 'ValidationException', 'the local run only changes whether a schedule is on'),
      );
    switches.turn(name, State === 'ENABLED' ? 'on' : 'off');
    return Promise.resolve(jsonAnswer(200, { ScheduleArn: Arn }));
  };
}
