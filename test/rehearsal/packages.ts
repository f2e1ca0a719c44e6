import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '#shared/failure';

const run = promisify(execFile);
const REQUIREMENTS = 'test/rehearsal/requirements.txt';
const FOLDER = '.rehearsal';

/** The packages cannot be downloaded here: the only reason to skip the rehearsal. */
export class NotDownloaded extends Failure {
  override readonly name = 'NotDownloaded';
}

/** A Python with the emulator in it. */
export interface Packages {
  readonly python: string;
  /** `Python 3.11.7`. */
  readonly version: string;
  /** The emulator's, as pinned. */
  readonly ministack: string;
}

/** Installs the pinned packages into an environment of their own, unless they are there from an earlier run. */
export async function installPackages(): Promise<Packages> {
  const { stdout } = await run('python3', ['--version']).catch((error: unknown) => {
    throw new Failure('the rehearsal needs Python 3.11 or newer as python3', { cause: error });
  });
  const version = stdout.trim();
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(major) < 3 || (Number(major) === 3 && Number(minor) < 11))
    throw new Failure(`the rehearsal needs Python 3.11 or newer as python3, and this is ${version}`);
  const requirements = readFileSync(REQUIREMENTS, 'utf8');
  const hash = createHash('sha256').update(requirements).update(version).digest('hex').slice(0, 12);
  const environment = join(FOLDER, hash);
  if (!existsSync(environment)) await install(environment);
  return {
    python: join(process.cwd(), environment, 'bin', 'python'),
    version,
    ministack: /^ministack==(.+)$/m.exec(requirements)?.[1] ?? 'unknown',
  };
}

/** Makes the environment beside its place, and moves it there once it is complete. */
async function install(environment: string): Promise<void> {
  const unfinished = `${environment}.unfinished`;
  rmSync(FOLDER, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', unfinished]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS];
  await run(join(unfinished, 'bin', 'python'), pip).catch((error: unknown) => {
    throw new NotDownloaded(`pip could not install ${REQUIREMENTS}`, { cause: error });
  });
  renameSync(unfinished, environment);
}
