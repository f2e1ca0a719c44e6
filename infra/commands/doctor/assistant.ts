import {
  BedrockClient,
  GetAccountDataRetentionCommand,
  GetModelInvocationLoggingConfigurationCommand,
} from '@aws-sdk/client-bedrock';
import { dynamoDbSpending } from '#shared/adapters/dynamodb/assistant-spending';
import { assistantIn } from '#shared/contracts/settings/assistant';
import { type Check, type Finding, found, missing, ok, type Patient, warning } from './finding.ts';

const DOLLAR = 1_000_000;

/** Whether Bedrock keeps nothing of what the assistant asks it, and what it cost today. */
export const assistant: Check = {
  name: 'Help by a model',
  async look(patient) {
    const on = assistantIn(patient.inForce.settings);
    if (on === undefined) return [];
    const client = clientIn(on.region, patient);
    return Promise.all([
      found(`Bedrock’s data retention in ${on.region}`, async () => {
        const { mode } = await client.send(new GetAccountDataRetentionCommand({}));
        return judgeRetention(mode, on.region);
      }),
      found(`Bedrock’s log of calls in ${on.region}`, async () => {
        const { loggingConfig } = await client.send(new GetModelInvocationLoggingConfigurationCommand({}));
        return judgeLogging(loggingConfig, on.region);
      }),
      found('what the model cost today', () => costOf(patient, on.dollarsPerDay)),
    ]);
  },
};

/** Retention is set for each region; the local run has one. */
function clientIn(region: string, { deployed }: Patient): BedrockClient {
  const { bedrock } = deployed.clients;
  return deployed.isLocal || region === deployed.region
    ? bedrock
    : new BedrockClient({ region, credentials: bedrock.config.credentials });
}

export function judgeRetention(mode: string | undefined, region: string): Finding {
  return mode === 'none'
    ? ok(`Bedrock keeps nothing of what models are asked in ${region}`)
    : missing(
        `Bedrock may keep what models are asked in ${region} (data retention: ${mode ?? 'not set'}), and buyers’ words with it`,
        `set it to none: aws bedrock put-account-data-retention --mode none --region ${region}; a model that refuses then may not be used`,
      );
}

export function judgeLogging(
  config: { readonly textDataDeliveryEnabled?: boolean | undefined } | undefined,
  region: string,
): Finding {
  return config === undefined || config.textDataDeliveryEnabled === false
    ? ok(`Bedrock logs no text of calls in ${region}`)
    : missing(
        `Bedrock logs what models are asked and answer in ${region}, buyers’ words too, for longer than the 30 days that are promised`,
        `switch it off: aws bedrock delete-model-invocation-logging-configuration --region ${region}; or leave out its text`,
      );
}

async function costOf({ deployed, now }: Patient, dollarsPerDay: number): Promise<Finding> {
  const cost = await dynamoDbSpending(deployed.clients.dynamoDb, deployed.tableName).spent(now);
  const said = `the model cost ${(cost / DOLLAR).toFixed(2)} of at most ${dollarsPerDay.toFixed(2)} dollars today (UTC)`;
  return cost < 0.9 * dollarsPerDay * DOLLAR
    ? ok(said)
    : warning(
        said,
        'if that is too little for a day’s work, raise assistant.dollarsPerDay in the settings and deploy',
      );
}
