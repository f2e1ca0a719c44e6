import type { Prompt, Usage } from '#shared/ports/assistant';

/** Dollars for a million tokens. */
export interface Prices {
  readonly input: number;
  readonly output: number;
}

/** What Bedrock may add around a prompt. */
const FRAME_TOKENS = 200;

/** What a call cost, in millionths of a dollar. */
export function costOf({ input, output }: Usage, prices: Prices): number {
  return Math.ceil(input * prices.input + output * prices.output);
}

/** More than a call can cost: no token is shorter than a byte. */
export function mostCost({ system, user, mostTokens }: Prompt, prices: Prices): number {
  const bytes = Buffer.byteLength(system) + Buffer.byteLength(user);
  return costOf({ input: bytes + FRAME_TOKENS, output: mostTokens }, prices);
}
