import { createInterface } from 'node:readline/promises';

/** Asks whoever sits at the terminal. Nothing but yes is yes; an input that ends is no. */
export async function saysYes(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ended = new Promise<string>((done) => terminal.once('close', () => done('')));
    const answer = await Promise.race([terminal.question(`${question} Type yes: `), ended]);
    return answer.trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}
