import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '#shared/failure';

/** Where `cdk.json` is, from which the CDK's command takes the app and its flags. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CDK = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');

/** The arguments of the CDK's command for a synthesized stack. Our own deploy has asked already, so the CDK does not. */
export function cdkArguments(assemblyDir: string): string[] {
  return ['deploy', 'Replywatch', '--app', assemblyDir, '--require-approval', 'never'];
}

/** Deploys with the CDK's own command, which writes its progress to the terminal. Resolves with its exit code. */
export function runCdk(assemblyDir: string, region: string): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [CDK, ...cdkArguments(assemblyDir)], {
      env: { ...process.env, AWS_REGION: region },
      stdio: 'inherit',
    });
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 1));
  });
}

/**
 * Synthesizes with the CDK's own command, so that what is deployed is what `cdk synth` shows and cdk-nag has examined.
 *
 * @throws Failure with what the command wrote, for example a finding of cdk-nag.
 */
export function synthesizeByCdk(settingsFile: string, stackName: string, assemblyDir: string): Promise<void> {
  const context = [`settings=${resolve(settingsFile)}`, `stackName=${stackName}`];
  const flags = ['--quiet', '--no-notices', '--output', resolve(assemblyDir)];
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [CDK, 'synth', ...flags, ...context.flatMap((one) => ['--context', one])],
      { cwd: ROOT, env: { ...process.env, CDK_VALIDATION: 'true' }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done() : fail(new Failure(said.trim() || `cdk synth ended with ${code}`)),
    );
  });
}
