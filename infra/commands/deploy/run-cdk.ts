import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The arguments of the CDK's command for a synthesized stack. Our own deploy has asked already, so the CDK does not. */
export function cdkArguments(assemblyDir: string): string[] {
  return ['deploy', 'Replywatch', '--app', assemblyDir, '--require-approval', 'never'];
}

/** Deploys with the CDK's own command, which writes its progress to the terminal. Resolves with its exit code. */
export function runCdk(assemblyDir: string, region: string): Promise<number> {
  const cdk = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cdk, ...cdkArguments(assemblyDir)], {
      env: { ...process.env, AWS_REGION: region },
      stdio: 'inherit',
    });
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 1));
  });
}
