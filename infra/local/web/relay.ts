import * as z from 'zod';
import { relayRefusal } from '../relay/refusals.ts';
import { jsonAnswer } from '../state/json-answer.ts';
import type { ApiRequest, ApiResponse } from '../state/types.ts';
import type { EndpointDeps } from './endpoint-deps.ts';

const command = z.strictObject({ refuse: relayRefusal.nullable() });

/** Says what becomes of the replies that are sent from now on: `null` lets Amazon's relay take them. */
export function switchRelay({ stack }: EndpointDeps, { body }: ApiRequest): Promise<ApiResponse> {
  const parsed = command.safeParse(jsonOf(body));
  if (!parsed.success)
    return Promise.resolve(
      jsonAnswer(400, {
        error: `the body is not understood; send {"refuse":null} to take replies, or one of ${relayRefusal.options.join(', ')}`,
      }),
    );
  stack.relay.refuse(parsed.data.refuse ?? undefined);
  return showRelay({ stack });
}

/** What the relay does with replies now. */
export function showRelay({ stack }: Pick<EndpointDeps, 'stack'>): Promise<ApiResponse> {
  return Promise.resolve(jsonAnswer(200, { refuse: stack.relay.refusal() ?? null }));
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
