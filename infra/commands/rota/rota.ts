import { dayOrInstant, path, valued } from '#infra/terminal/flags';
import { defineCommand } from '#infra/terminal/run-command';
import { COVERAGE_DAYS, coverageHoles } from '#shared/application/checks/coverage-report';
import { holeIn } from '#shared/application/checks/coverage-words';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { standingDuty } from '#shared/domain/duty/standing-duty';
import { chooseSettings } from '../stack/chosen-settings.ts';
import { STACK_FLAGS } from '../stack/stack-flags.ts';
import { timeZone } from '../stack/time-zone.ts';
import { MARKS, rotaCalendar } from './calendar.ts';

export const rota = defineCommand({
  name: 'rota',
  summary:
    'Shows who is on duty in the next two weeks, and the gaps in which nobody could answer a message in time.',
  usage: ['[flags]'],
  flags: {
    settings: valued(
      'FILE',
      'the settings to look at; by default those in force, or the example where there is no stack',
      path.optional(),
    ),
    ...STACK_FLAGS,
    from: valued('DAY', 'the day or instant to begin with; now by default', dayOrInstant.optional()),
    'time-zone': valued(
      'ZONE',
      'the time zone in which gaps are shown; your terminal’s by default (each rota is shown in its own)',
      timeZone,
    ),
  },
  exits: { 0: 'there are no gaps', 1: 'there are gaps, or the settings cannot be read' },
  async run({ flags }, { say }) {
    const { versioned, which, now } = await chooseSettings(flags);
    say(`Settings: ${which}`);
    say('');
    const from = flags.from ?? now;
    const calendars = calendarsOf(versioned, from, flags['time-zone']);
    if (calendars.length === 0) {
      say('There are no rotas: the people under `duty` are on duty at all times.');
      return 0;
    }
    calendars.forEach(say);
    say(
      `${MARKS.onCall} on call   ${MARKS.quiet} on call, no nudges   ${MARKS.backup} backup only   ${MARKS.nobody} nobody`,
    );
    say('');
    const holes = coverageHoles(versioned, from);
    if (holes.length === 0) {
      say(`Somebody is on duty before the deadline of every message in these ${COVERAGE_DAYS} days.`);
      return 0;
    }
    const names = new Map(Object.entries(versioned.settings.stores).map(([id, { name }]) => [id, name]));
    say(holes.length === 1 ? '1 gap:' : `${holes.length} gaps:`);
    for (const hole of holes)
      say(`! ${holeIn(hole, names, { language: 'en', timeZone: flags['time-zone'] })}`);
    if (versioned.settings.clocks.reply.nights === 'spare')
      say('Each message that falls due in a gap gets one call before, by day where any day is left.');
    return 1;
  },
});

/** The calendars of all rotas as lines, each followed by an empty one. */
function calendarsOf(versioned: VersionedSettings, from: number, zone: string): string[] {
  const nameOf = (person: string): string => versioned.settings.people[person]?.name ?? person;
  const { rota } = rulesOf(versioned);
  // Without rotas there is something to see only where somebody takes over.
  const standing = rota.takeovers.length === 0 ? [] : [standingDuty(rota, zone)];
  const rotas = rota.hours.rotas.length > 0 ? rota.hours.rotas : standing;
  return rotas.flatMap((one) => [...rotaCalendar(one, nameOf, from, COVERAGE_DAYS), '']);
}
