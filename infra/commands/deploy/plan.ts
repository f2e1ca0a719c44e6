import { fullDiff } from '@aws-cdk/cloudformation-diff';
import * as z from 'zod';
import { readTemplate } from '#infra/local/state/template';
import { idleMonth } from './cost/idle-month.ts';
import { type Item, total } from './cost/item.ts';

/** Plain names of the resources that people care about; the rest are rights, logs and links between these. */
const KINDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'AWS::DynamoDB::GlobalTable': ['table', 'tables'],
  'AWS::S3::Bucket': ['bucket', 'buckets'],
  'AWS::Lambda::Function': ['function', 'functions'],
  'AWS::SQS::Queue': ['queue', 'queues'],
  'AWS::SNS::Topic': ['topic', 'topics'],
  'AWS::Scheduler::Schedule': ['schedule', 'schedules'],
  'AWS::CloudWatch::Alarm': ['alarm', 'alarms'],
  'AWS::CloudWatch::Dashboard': ['dashboard', 'dashboards'],
  'AWS::ApiGatewayV2::Api': ['HTTP API', 'HTTP APIs'],
  'AWS::SES::EmailIdentity': ['mail identity', 'mail identities'],
  'AWS::Route53::RecordSet': ['DNS record', 'DNS records'],
  'AWS::SecretsManager::Secret': ['generated secret', 'generated secrets'],
  'AWS::KMS::Key': ['encryption key', 'encryption keys'],
};

const template = z.looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** What a first deploy creates, in words: `1 table, 2 buckets, 17 functions ... and 96 rights, logs and links between them`. */
function whatIsMade(next: unknown): string {
  const types = Object.values(template.parse(next).Resources).map(({ Type }) => Type);
  const counted = Object.entries(KINDS).flatMap(([type, [one, many]]) => {
    const count = types.filter((each) => each === type).length;
    return count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];
  });
  const rest = types.filter((type) => !(type in KINDS)).length;
  return `${counted.join(', ')}, and ${rest} rights, logs and links between them`;
}

/** What an update changes, in words. */
function whatChanges(deployed: unknown, next: unknown): string {
  const diff = fullDiff(template.parse(deployed), template.parse(next));
  let [made, changed, removed] = [0, 0, 0];
  diff.resources.forEachDifference((_, { isAddition, isRemoval, isUpdate }) => {
    if (isAddition) made += 1;
    else if (isRemoval) removed += 1;
    else if (isUpdate) changed += 1;
  });
  if (made + changed + removed === 0)
    return 'nothing: the stack already matches this version and these settings';
  const rights = diff.permissionsBroadened ? '; some rights are new' : '';
  return `${made} resources created, ${changed} changed, ${removed} removed${rights}`;
}

/** What a deploy does and what a month costs, as lines for a terminal. */
export function planLines({
  assemblyDir,
  next,
  deployed,
  gone,
}: {
  readonly assemblyDir: string;
  readonly next: unknown;
  /** The template that runs; undefined before the first deploy. */
  readonly deployed: unknown;
  /** What an update removes that holds data. */
  readonly gone: readonly string[];
}): string[] {
  return [
    '',
    deployed === undefined
      ? `Will be created: ${whatIsMade(next)}.`
      : `Will change: ${whatChanges(deployed, next)}.`,
    ...gone.map((what) => `  ! ${what}`),
    '',
    'The cost of a month in which nothing happens, in dollars at the list prices of us-east-1:',
    ...billLines(idleMonth(readTemplate(assemblyDir))).map((line) => `  ${line}`),
    '',
  ];
}

/** A bill as lines of text, the most expensive item first, with the total. */
function billLines(items: readonly Item[]): string[] {
  const line = (what: string, dollars: number): string => `${dollars.toFixed(2).padStart(7)}  ${what}`;
  const shown = items.filter(({ dollars }) => dollars >= CENT / 2);
  return [
    ...shown
      .toSorted((one, other) => other.dollars - one.dollars)
      .map(({ what, dollars }) => line(what, dollars)),
    line('in total', total(items)),
  ];
}

const CENT = 0.01;
