import {
  type BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import type { Model, ModelAnswer } from '#shared/ports/assistant';

/** Refusals after which nothing was done, and asking later may succeed. */
const BUSY = new Set(['ThrottlingException', 'ServiceQuotaExceededException', 'ModelNotReadyException']);
/** Refusals that only a change of the settings or of the account ends. */
const NOT_ALLOWED = new Set(['AccessDeniedException', 'ResourceNotFoundException', 'ValidationException']);
const DECLINED = new Set(['content_filtered', 'guardrail_intervened']);

/** Asks a model by Bedrock's Converse, without tools. The client must have a time-out. */
export function bedrockModel(client: BedrockRuntimeClient, modelId: string): Model {
  return async ({ system, user, mostTokens }) => {
    try {
      const answer = await client.send(
        new ConverseCommand({
          modelId,
          system: [{ text: system }],
          messages: [{ role: 'user', content: [{ text: user }] }],
          inferenceConfig: { maxTokens: mostTokens, temperature: 0 },
        }),
      );
      return read(answer);
    } catch (error) {
      return failed(error);
    }
  };
}

function read({ output, stopReason, usage: used }: ConverseCommandOutput): ModelAnswer {
  const { inputTokens, outputTokens } = used ?? {};
  if (inputTokens === undefined || outputTokens === undefined)
    return { result: 'unknown', reason: 'Bedrock did not say what it counted' };
  const usage = { input: inputTokens, output: outputTokens };
  if (DECLINED.has(stopReason ?? '')) return { result: 'declined', usage };
  if (stopReason === 'max_tokens') return { result: 'cut', usage };
  const text = (output?.message?.content ?? []).flatMap((part) => part.text ?? []).join('');
  return { result: 'written', text, usage };
}

function failed(error: unknown): ModelAnswer {
  const name = error instanceof Error ? error.name : 'an error';
  const reason = `Bedrock: ${name}`;
  if (BUSY.has(name)) return { result: 'busy', reason };
  if (NOT_ALLOWED.has(name)) return { result: 'not-allowed', reason };
  return { result: 'unknown', reason };
}
