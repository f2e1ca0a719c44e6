import { GetEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { GetScheduleCommand } from '@aws-sdk/client-scheduler';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { dynamoDbCanaryLog } from '#shared/adapters/dynamodb/canary-log';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { canaryStage, canaryThreadId } from '#shared/domain/watch/canary';
import {
  ago,
  type Check,
  type Finding,
  found,
  missing,
  ok,
  type Patient,
  together,
  warning,
} from './finding.ts';

const HOUR_MS = 3_600_000;
/** A canary's alert goes out after ten minutes, and its delivery is told soon after. */
const CANARY_RIPE_MS = 15 * 60_000;

/** Whether everything is called at its times, and what the monitor found out about itself. */
export const clockwork: Check = {
  name: 'Schedules, queues and self-tests',
  async look(patient) {
    const { schedules, eventSources } = patient.deployed;
    const [scheduled, mapped, audit, canary] = await Promise.all([
      together(
        `all ${Object.keys(schedules).length} schedules are switched on`,
        Object.entries(schedules).map(([calls, name]) =>
          found(`the schedule of ${calls}`, () => schedule(patient, calls, name)),
        ),
      ),
      together(
        `all ${Object.keys(eventSources).length} queues are worked off`,
        Object.entries(eventSources).map(([queue, id]) =>
          found(`the event source of ${queue}`, () => eventSource(patient, queue, id)),
        ),
      ),
      found('the last audit', () => lastAudit(patient)),
      found('the last canary', () => lastCanary(patient)),
    ]);
    return [...scheduled, ...mapped, audit, canary];
  },
};

async function schedule({ deployed: { clients } }: Patient, calls: string, name: string): Promise<Finding> {
  const again = 'switch it on in the EventBridge Scheduler console, or deploy the stack anew';
  try {
    const { State } = await clients.scheduler.send(new GetScheduleCommand({ Name: name }));
    return State === 'ENABLED'
      ? ok(`${calls} is called at its times`)
      : missing(`${calls} is never called: its schedule ${name} is switched off`, again);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      return missing(`${calls} is never called: its schedule ${name} is gone`, 'deploy the stack anew');
    throw error;
  }
}

async function eventSource({ deployed: { clients } }: Patient, queue: string, id: string): Promise<Finding> {
  const { State } = await clients.lambda.send(new GetEventSourceMappingCommand({ UUID: id }));
  return /^(?:Enabl|Updat|Creat)/.test(State ?? '')
    ? ok(`the queue ${queue} is worked off`)
    : missing(
        `nobody works off the queue ${queue}: its event source is ${(State ?? 'unknown').toLowerCase()}`,
        `aws lambda update-event-source-mapping --uuid ${id} --enabled`,
      );
}

async function lastAudit({ deployed: { clients, tableName }, now }: Patient): Promise<Finding> {
  const verdict = await dynamoDbAuditLog(clients.dynamoDb, tableName).read();
  const look = 'look at the log of the function audit, and whether its schedule is on';
  if (verdict === undefined)
    return warning('no audit was made yet: one comes each hour, at minute 20', 'ask again in an hour');
  if (now - verdict.at > 2 * HOUR_MS)
    return missing(`the last audit was made ${ago(now - verdict.at)}, and one is due each hour`, look);
  return verdict.passed
    ? ok(`the last audit, ${ago(now - verdict.at)}, found the promises kept`)
    : missing(
        `the last audit, ${ago(now - verdict.at)}, found: ${verdict.problems.map(({ what, count }) => `${what} (${count})`).join('; ')}`,
        'mend what it names; the next audit comes at minute 20 of the hour',
      );
}

async function lastCanary({ deployed: { clients, tableName }, now }: Patient): Promise<Finding> {
  const sent = await dynamoDbCanaryLog(clients.dynamoDb, tableName).last();
  const [last] = sent;
  if (last === undefined)
    return warning('no canary was sent yet: one goes each hour', 'ask again in an hour');
  if (now - last.sentAt > 1.5 * HOUR_MS)
    return missing(
      `the last canary was sent ${ago(now - last.sentAt)}, and one is due each hour`,
      'look at the log of the function canary, and whether its schedule is on',
    );
  const ripe = sent.find(({ sentAt }) => now - sentAt >= CANARY_RIPE_MS);
  if (ripe === undefined)
    return warning('the first canary is still on its way', 'ask again in a quarter of an hour');
  const [stored] = await dynamoDbThreadStore(clients.dynamoDb, tableName).load(
    [canaryThreadId(ripe.nonce)],
    now,
  );
  const stage = canaryStage(stored?.thread, now);
  return stage === 'delivered' || stage === 'sent'
    ? ok(`the canary of ${ago(now - ripe.sentAt)} came the whole way: mail in, sweep, alert out`)
    : missing(
        `the canary of ${ago(now - ripe.sentAt)} did not come through: ${stage}`,
        'mend what else is missing here; else look at the logs of the functions on its way',
      );
}
