import * as z from 'zod';
import type { Mapping } from '../services/aws-lambda.ts';
import { type ScheduleDescription, scheduleDescription } from '../services/aws-scheduler.ts';
import type { Switches } from '../state/switches.ts';
import { propertiesOf, type References, type TemplateResource } from '../state/template.ts';
import { type Engine, type EngineOptions, startEngine } from './engine.ts';
import { asynchronousCalls, invokeConfigSchema } from './functions/async-invoke.ts';
import type { FunctionByArn } from './functions/start-functions.ts';
import type { EventSource } from './queues/event-source.ts';
import { isEachHour, readSchedule } from './schedule.ts';
import type { Stopping } from './stopping.ts';

/** What calls the functions: event source mappings and schedules, by logical id, and the engine that runs them. */
export interface WiredEvents {
  readonly engine: Engine;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly schedules: ReadonlyMap<string, ScheduleDescription>;
}

export interface WiringOptions extends Omit<EngineOptions, 'tableName' | 'eventSources' | 'schedules'> {
  readonly resources: readonly TemplateResource[];
  readonly references: References;
  readonly functionByArn: FunctionByArn;
  readonly switches: Switches;
  /** False: hourly schedules, which run the self-tests of the monitor, never fire. */
  readonly testsItself: boolean;
  /** Queues of stand-ins for the world outside, which no deployment has. */
  readonly others: readonly EventSource[];
}

const mappingSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number(),
  // Without this Lambda ignores which messages failed, and the local run must not be kinder.
  FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
});

/** @throws when the template has no table. */
export function wireEvents(
  { resources, references, functionByArn, switches, testsItself, others, ...engineOptions }: WiringOptions,
  { onStop }: Pick<Stopping, 'onStop'>,
): WiredEvents {
  const tableName = resources.find(({ type }) => type === 'AWS::DynamoDB::GlobalTable')?.id;
  if (tableName === undefined) throw new Error('the template has no table');
  const configs = propertiesOf('AWS::Lambda::EventInvokeConfig', invokeConfigSchema, resources, references);
  const asynchronously = asynchronousCalls([...configs.values()], functionByArn);
  const mappings = propertiesOf('AWS::Lambda::EventSourceMapping', mappingSchema, resources, references);
  const schedules = propertiesOf('AWS::Scheduler::Schedule', scheduleDescription, resources, references);
  const eventSources = [...mappings].map(([id, mapping]) => ({
    id,
    queueArn: mapping.EventSourceArn,
    target: functionByArn(mapping.FunctionName),
    batchSize: mapping.BatchSize,
  }));
  const firing = [...schedules]
    .map(([id, one]) => ({ id, ...readSchedule(one, asynchronously) }))
    .filter((schedule) => testsItself || !isEachHour(schedule));
  const isOn = ({ id }: { readonly id: string }): boolean => switches.isOn(id);
  const engine = startEngine({
    ...engineOptions,
    tableName,
    eventSources: () => [...eventSources.filter(isOn), ...others],
    schedules: () => firing.filter(isOn),
  });
  onStop(() => engine.stop());
  return { engine, mappings, schedules };
}
