import { Readable, Writable } from 'node:stream';
import { awsTrouble } from '#infra/commands/stack/aws-refusal';
import { confirm } from '#infra/terminal/confirm';
import { type Command, runCommand } from '#infra/terminal/run-command';

/** A command's answer: its exit code, and what it wrote. */
export interface Answered {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process; `typed` is what a person types when it asks. */
export async function typeTo(
  command: Pick<Command, 'answer'>,
  argv: readonly string[],
  typed = '',
): Promise<Answered> {
  let [out, err] = ['', ''];
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      out += chunk.toString();
      done();
    },
  });
  const terminal = {
    out: { write: (text: string) => (out += text) },
    err: { write: (text: string) => (err += text) },
    say: (line: string) => void (out += `${line}\n`),
    confirm: (question: string) => confirm(question, Readable.from([typed]), output),
    elapsedMs: () => performance.now(),
  };
  const code = await runCommand(command, argv, terminal, awsTrouble);
  return { code, out, err };
}
