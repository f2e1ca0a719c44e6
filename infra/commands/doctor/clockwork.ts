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
/** A canary's alert is sent after ten minutes, and SES reports its delivery soon after. */
const CANARY_RIPE_MS = 15 * 60_000;

/** Whether schedules and queues work, and what the monitor has found out about itself. */
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
        `all ${Object.keys(eventSources).length} queues are being processed`,
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
  const again = 'switch it on in the EventBridge Scheduler console, or deploy the stack again';
  try {
    const { State } = await clients.scheduler.send(new GetScheduleCommand({ Name: name }));
    return State === 'ENABLED'
      ? ok(`${calls} runs on schedule`)
      : missing(`${calls} never runs: its schedule ${name} is switched off`, again);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      return missing(`${calls} never runs: its schedule ${name} is gone`, 'deploy the stack again');
    throw error;
  }
}

async function eventSource({ deployed: { clients } }: Patient, queue: string, id: string): Promise<Finding> {
  const { State } = await clients.lambda.send(new GetEventSourceMappingCommand({ UUID: id }));
  return /^(?:Enabl|Updat|Creat)/.test(State ?? '')
    ? ok(`the queue ${queue} is being processed`)
    : missing(
        `nothing processes the queue ${queue}: its event source is ${(State ?? 'unknown').toLowerCase()}`,
        `aws lambda update-event-source-mapping --uuid ${id} --enabled`,
      );
}

async function lastAudit({ deployed: { clients, tableName }, now }: Patient): Promise<Finding> {
  const verdict = await dynamoDbAuditLog(clients.dynamoDb, tableName).read();
  const look = 'look at the log of the function audit, and check that its schedule is on';
  if (verdict === undefined)
    return warning('no audit has run yet: one runs each hour, at minute 20', 'run this again in an hour');
  if (now - verdict.at > 2 * HOUR_MS)
    return missing(`the last audit ran ${ago(now - verdict.at)}, and one is due each hour`, look);
  return verdict.passed
    ? ok(`the last audit, ${ago(now - verdict.at)}, found no broken promise`)
    : missing(
        `the last audit, ${ago(now - verdict.at)}, found: ${verdict.problems.map(({ what, count }) => `${what} (${count})`).join('; ')}`,
        'fix what it names; the next audit runs at minute 20 of the hour',
      );
}

async function lastCanary({ deployed: { clients, tableName }, now }: Patient): Promise<Finding> {
  const sent = await dynamoDbCanaryLog(clients.dynamoDb, tableName).last();
  const [last] = sent;
  if (last === undefined)
    return warning('no canary has been sent yet: one is sent each hour', 'run this again in an hour');
  if (now - last.sentAt > 1.5 * HOUR_MS)
    return missing(
      `the last canary was sent ${ago(now - last.sentAt)}, and one is due each hour`,
      'look at the log of the function canary, and check that its schedule is on',
    );
  const ripe = sent.find(({ sentAt }) => now - sentAt >= CANARY_RIPE_MS);
  if (ripe === undefined)
    return warning('the first canary is still on its way', 'run this again in 15 minutes');
  const [stored] = await dynamoDbThreadStore(clients.dynamoDb, tableName).load(
    [canaryThreadId(ripe.nonce)],
    now,
  );
  const stage = canaryStage(stored?.thread, now);
  return stage === 'delivered' || stage === 'sent'
    ? ok(`the canary sent ${ago(now - ripe.sentAt)} went all the way: mail in, sweep, alert out`)
    : missing(
        `the canary sent ${ago(now - ripe.sentAt)} did not come through: ${stage}`,
        'fix what else is missing here; if nothing is, look at the logs of the functions on its way',
      );
}
