/**
 * Something that failed, told in words of ours: its message may be logged, so it holds nothing of what came from outside
 * but ids. The message of any other error is never logged, since it can quote its input.
 */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}

/** A thread that is stored but cannot be read, however often one tries. */
export class UnreadableThread extends Failure {
  readonly threadId: string;

  constructor(threadId: string, message: string) {
    super(message);
    this.threadId = threadId;
  }
}
