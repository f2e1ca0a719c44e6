import type { Outcome } from '#shared/domain/sends/send';
import type { AccessToken } from '../access-tokens.ts';
import { type Answer, NotDelivered, type Tools } from './service.ts';

/** An app of the user's own at a service, which acts with a token that it gets for its secret. */
export interface App {
  /** What its token is kept under: no other app has it. */
  readonly key: string;
  /** @throws NotDelivered */
  fetchToken(): Promise<AccessToken>;
  /** Whether the service has refused the token: it may have expired early, or been revoked. */
  isTokenRefused(answer: Answer): boolean;
}

/** Asks with the app's token, and once more with a new one when the service refuses it. @throws NotDelivered */
export async function askAs(
  app: App,
  tools: Pick<Tools, 'tokens'>,
  ask: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const answer = await ask(await tokenOf(app, tools));
  if (!app.isTokenRefused(answer)) return answer;
  tools.tokens.forget(app.key);
  return ask(await tokenOf(app, tools));
}

/** Without a token nothing is sent, so no failure to get one leaves any doubt. */
async function tokenOf(app: App, { tokens }: Pick<Tools, 'tokens'>): Promise<string> {
  try {
    return await tokens.read(app.key, () => app.fetchToken());
  } catch (error) {
    if (!(error instanceof NotDelivered) || error.outcome.result !== 'unknown') throw error;
    throw new NotDelivered({ result: 'retry', reason: error.outcome.reason });
  }
}

/** Why an answer held no token. */
export function noToken(name: string, outcome: Outcome): NotDelivered {
  return new NotDelivered(
    outcome.result === 'accepted'
      ? { result: 'unknown', reason: `${name}: no token in the answer` }
      : outcome,
  );
}

/** The outcome of ringing for a message that is there already: another attempt brings the message twice. */
export async function rung(ring: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return inDoubt(await ring());
  } catch (error) {
    if (error instanceof NotDelivered) return inDoubt(error.outcome);
    throw error;
  }
}

function inDoubt(outcome: Outcome): Outcome {
  return outcome.result === 'retry' ? { result: 'unknown', reason: outcome.reason } : outcome;
}
