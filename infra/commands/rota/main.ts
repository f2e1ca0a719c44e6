import { parseArgs } from 'node:util';
import { loadSettings } from '#infra/settings/load-settings';
import { COVERAGE_DAYS, coverageHoles } from '#shared/application/checks/coverage-report';
import { holeIn } from '#shared/application/checks/coverage-words';
import { isTimeZone } from '#shared/contracts/settings/parts';
import { rulesOf } from '#shared/contracts/settings/rules';
import { MARKS, rotaCalendar } from './calendar.ts';

const HELP = `Who is on duty in the next two weeks, and the messages that nobody would be there to answer in time.

  npm run rota -- --settings my-shop.yaml [--from 2026-12-20] [--time-zone Europe/Berlin]

--from        the day or instant to begin with; now when left out
--time-zone   in which holes are told; the terminal's own when left out (each rota stands in its own)

It ends with 0 when every message would find somebody, with 1 when there are holes, and with 2 when the settings are wrong.
`;

function main(argv: readonly string[]): number {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      settings: { type: 'string' },
      from: { type: 'string' },
      'time-zone': { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  const timeZone = values['time-zone'];
  if (values.settings === undefined) throw new Error('name your settings: --settings my-shop.yaml');
  if (!isTimeZone(timeZone))
    throw new Error(`--time-zone ${timeZone} is not a time zone; write one like Europe/Berlin`);
  const from = values.from === undefined ? Date.now() : Date.parse(values.from);
  if (Number.isNaN(from))
    throw new Error(`--from ${values.from ?? ''} is not a day; write one like 2026-12-20`);

  const { settings, version } = loadSettings(values.settings);
  const versioned = { settings, version };
  const rotas = rulesOf(versioned).rota.hours?.rotas ?? [];
  if (rotas.length === 0) {
    console.log('There are no rotas: the people under `duty` are on duty at all times.');
    return 0;
  }
  for (const rota of rotas) {
    const nameOf = (person: string): string => settings.people[person]?.name ?? person;
    console.log(rotaCalendar(rota, nameOf, from, COVERAGE_DAYS).join('\n'));
    console.log('');
  }
  console.log(
    `${MARKS.onCall} on call   ${MARKS.quiet} on call, no nudges   ${MARKS.backup} backup only   ${MARKS.nobody} nobody`,
  );
  console.log('');
  const holes = coverageHoles(versioned, from);
  if (holes.length === 0) {
    console.log(`Every message of these ${COVERAGE_DAYS} days finds somebody on duty before its deadline.`);
    return 0;
  }
  const names = new Map(Object.entries(settings.stores).map(([id, { name }]) => [id, name]));
  console.log(holes.length === 1 ? 'A hole:' : `${holes.length} holes:`);
  for (const hole of holes) console.log(`! ${holeIn(hole, names, { language: 'en', timeZone })}`);
  return 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
