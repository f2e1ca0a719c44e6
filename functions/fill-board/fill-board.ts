import { beginFilling, fillBoard, type FillBoardDeps } from '#shared/application/threads/fill-board';
import { resourceAnswer, resourceRequest } from '#shared/contracts/resource-request';
import { type DurationMs, minutes } from '#shared/domain/instant';
import type { FillingProgress } from '#shared/ports/board';
import { describeError } from '#shared/runtime/describe-error';
import { onceGranted } from '#shared/runtime/once-granted';
import * as z from '#shared/zod';

export const fillingRequestSchema = resourceRequest(z.object({}));

export type FillingRequest = z.output<typeof fillingRequestSchema>;

/** Lambda ends the call after fifteen minutes. */
const FILLS_FOR_MS: DurationMs = minutes(13);

export interface FillingDeps extends FillBoardDeps {
  readonly answer: (url: string, body: string) => Promise<void>;
}

/**
 * Begins to fill the board, answers CloudFormation, so that a deploy waits for no thread, and then fills it. What it does
 * not finish, Lambda's next attempt or the hourly audit does.
 */
export async function answerAndFill(
  deps: FillingDeps,
  request: FillingRequest,
): Promise<FillingProgress | undefined> {
  const isDeletion = request.RequestType === 'Delete';
  const failure = isDeletion ? undefined : await failureOf(() => beginFilling(deps, request.RequestId), deps);
  await deps.answer(
    request.ResponseURL,
    resourceAnswer(request, 'replywatch-board-filling', failure === undefined ? {} : { failure }),
  );
  if (isDeletion || failure !== undefined) return undefined;
  return fillBoard(deps, deps.now() + FILLS_FOR_MS);
}

async function failureOf(
  work: () => Promise<void>,
  { pause }: Pick<FillingDeps, 'pause'>,
): Promise<string | undefined> {
  try {
    await onceGranted(work, pause);
    return undefined;
  } catch (error) {
    return `the board could not begin to fill: ${describeError(error)}`;
  }
}
