import { execFileSync } from 'node:child_process';

/** The process id of the embedded DynamoDB of a data folder. */
export function databaseOf(dataDir: string): number {
  const processes = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const own = processes.find((line) => line.includes(dataDir) && /^ *\d+ \S*dynoxide /.test(line));
  if (own === undefined) throw new Error(`no database runs on ${dataDir}`);
  return Number(own.trim().split(' ')[0]);
}
