import { spawnSync } from 'node:child_process';
import { readAudit } from './read-audit.ts';

/*
 * `npm run check:holes`: asks npm's registry for known holes in the locked dependencies. Where it does not answer, nothing is
 * known, so the check says so and passes.
 */

const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
  encoding: 'utf8',
  timeout: 60_000,
});
const { lines, fails } = readAudit(stdout);
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = fails ? 1 : 0;
