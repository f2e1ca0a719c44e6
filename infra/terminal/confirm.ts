import { createInterface } from 'node:readline/promises';

/** Asks the person at the terminal. Only `yes` confirms; an input that ends does not. */
export async function confirm(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<boolean> {
  const terminal = createInterface({ input, output });
  try {
    const ended = new Promise<undefined>((done) => terminal.once('close', () => done(undefined)));
    const answer = await Promise.race([terminal.question(`${question} Type yes: `), ended]);
    if (answer === undefined) output.write('\nNobody answered; --help shows how to skip the question.\n');
    return answer?.trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}
