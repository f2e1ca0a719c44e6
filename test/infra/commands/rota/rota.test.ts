import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { rota } from '#infra/commands/rota/rota';
import { recordedFolder } from '#test/builders/recorded-folder';
import { at } from '#test/builders/thread';
import { typeTo } from '#test/infra/terminal/type-to';

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rota-'));
  await recordedFolder(dir, [], at('12:00'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const EXAMPLE = 'infra/settings/example.yaml';
const NO_ROTAS = 'There are no rotas: the people under `duty` are on duty at all times.\n';

it('takes the settings of a file', async () => {
  expect(await typeTo(rota, ['--settings', EXAMPLE])).toEqual({
    code: 0,
    out: `Settings: ${EXAMPLE}\n\n${NO_ROTAS}`,
    err: '',
  });
});

it('names holidays, and whose shifts a working weekend has', async () => {
  const file = join(dir, 'shop.yaml');
  writeFileSync(
    file,
    `${readFileSync(EXAMPLE, 'utf8')}
rotas:
  main:
    timeZone: Asia/Shanghai
    holidays: [CN]
    shifts: [{ days: [fri], from: "09:00", to: "18:00", on-call: [li] }]
workingWeekends: { CN: { 2026-10-10: fri } }
`,
  );
  const { out } = await typeTo(rota, ['--settings', file, '--from', '2026-10-02']);
  expect(out).toMatch(/^Fri 2026-10-02 ·{48} {2}National Day: nobody$/m);
  expect(out).toMatch(/^Sat 2026-10-10 ·{18}█{18}·{12} {2}works like Fri: 09:00-18:00 Li Wei$/m);
});

it('says of the gaps what ladders that spare nights do there', async () => {
  const file = join(dir, 'small.yaml');
  const example = readFileSync(EXAMPLE, 'utf8');
  const office =
    'rotas: { office: { timeZone: UTC, shifts: [{ days: [mon], from: "09:00", to: "18:00", on-call: [li] }] } }';
  const call = 'gets one call before, by day where any day is left.';
  for (const [ladders, says] of [
    ['small-team', true],
    ['standard', false],
  ] as const) {
    writeFileSync(file, `${example.replace('ladders: standard #', `ladders: ${ladders} #`)}\n${office}\n`);
    const { code, out } = await typeTo(rota, [
      '--settings',
      file,
      '--from',
      '2026-10-05',
      '--time-zone',
      'UTC',
    ]);
    expect(code).toBe(1);
    expect(out.includes(call)).toBe(says);
  }
});

it('otherwise those in force of the named run, and says so', async () => {
  expect(await typeTo(rota, ['--local', '--data', dir])).toEqual({
    code: 0,
    out: `Settings: those in force in the run whose data is in ${dir} (version v1)\n\n${NO_ROTAS}`,
    err: '',
  });
});

it('shows who takes over, where there are no rotas too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rota-'));
  const takeover = { id: 'night', person: 'ana', by: 'chen', at: at('12:00') };
  await recordedFolder(folder, [], at('12:00'), [{ ...takeover, from: at('18:00'), until: at('23:00') }]);
  const { out } = await typeTo(rota, ['--local', '--data', folder, '--time-zone', 'UTC']);
  rmSync(folder, { recursive: true });
  expect(out).toContain('(version v1)\n\nduty (UTC)\n');
  expect(out).toMatch(
    /^Mon 2026-03-02 █{48} {2}00:00-18:00 Li Wei, Ana Ruiz; 18:00-23:00 Ana Ruiz \(takes over\); 23:00-24:00 Li Wei, Ana Ruiz$/m,
  );
});

it('otherwise the example’s, and says why', async () => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/dev/null');
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'])
    vi.stubEnv(name, undefined);
  const { code, out } = await typeTo(rota, []);
  vi.unstubAllEnvs();
  expect(code).toBe(0);
  expect(out).toMatch(/^Settings: the example, infra\/settings\/example\.yaml \(no AWS credentials: .*\)\n/);
});

it('never replaces a named stack by the example', async () => {
  const { code, out, err } = await typeTo(rota, ['--data', join(dir, 'nowhere')]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('there is no data of Replywatch in');
});
