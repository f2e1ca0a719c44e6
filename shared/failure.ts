/**
 * A failure described in our own words: its message may be logged, so it holds nothing from outside but ids. The
 * message of any other error is never logged, because it can quote its input.
 */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}

/** A thread that is stored but cannot be read, no matter how often one tries. */
export class UnreadableThread extends Failure {
  readonly threadId: string;

  constructor(threadId: string, message: string) {
    super(message);
    this.threadId = threadId;
  }
}
