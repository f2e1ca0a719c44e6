import { isOk, outcomeByStatus } from './outcomes.ts';
import type { Service } from './service.ts';

/**
 * A workflow of Microsoft Teams (learn.microsoft.com, "Create incoming webhooks with Workflows for Microsoft Teams"): it
 * answers 202 without a body when it takes a card, 400, 401 or 404 when it is switched off or deleted, and 413 above 28 KB.
 */
export const byTeams: Service<'teams'> = async ({ to, body }, { url, request }) => {
  const answer = await request(await url(to.urlSecret), { body: JSON.stringify(body) });
  const { status, json } = answer;
  // Somebody's own flow may answer 200 with JSON; a page of HTML is somebody else's.
  return isOk(answer) && status !== 202 && json === undefined
    ? { result: 'unknown', reason: `teams: ${status} without a word of the workflow` }
    : outcomeByStatus('teams', answer);
};
