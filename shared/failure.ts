/**
 * Something that failed, told in words of ours: its message may be logged, so it holds nothing of what came from outside
 * but ids. The message of any other error is never logged, since it can quote its input.
 */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}
