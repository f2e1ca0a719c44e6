import type { ReplyDeps } from '#shared/application/replies/change-reply';
import { type Submission, type Submitted, submitReply } from '#shared/application/replies/submit-reply';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import type { Templates } from '#shared/ports/templates';
import type { Stored } from '#shared/ports/threads';

export interface SendAnswerDeps extends ReplyDeps {
  readonly templates: Templates;
}

/** Submits an answer; once it is recorded, its writer's draft is gone, and its template is one they used. */
export async function sendAnswer(
  deps: SendAnswerDeps,
  stored: Stored,
  submission: Submission,
  versioned: VersionedSettings,
  now: Instant,
): Promise<Submitted> {
  const done = await submitReply(deps, stored, submission, versioned, now);
  if ('refused' in done) return done;
  const { by, template } = submission;
  await Promise.all([
    deps.shelf.putDraft(stored.thread.id, by, undefined),
    template === undefined ? undefined : deps.templates.used(template, by, now),
  ]);
  return done;
}
