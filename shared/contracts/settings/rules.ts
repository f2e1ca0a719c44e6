import type { DutyHours } from '#shared/domain/duty/nudge';
import { isAbout, type Takeover } from '#shared/domain/duty/takeover';
import type { Clock, ThreadKind } from '#shared/domain/rules/policy';
import type { Assignment } from '#shared/domain/rules/assignment';
import type { Rules } from '#shared/domain/rules/rules';
import { CANARY_CLOCK } from '#shared/domain/watch/canary';
import { hoursOf } from './duty-hours.ts';
import { marketplaceIdOf } from './intake-addresses.ts';
import type { SetClockName } from './ladders/by-name.ts';
import { rulesVersion } from './rules-version.ts';
import type { Settings, VersionedSettings } from './settings.ts';

const CLOCKS_OF: Record<Exclude<ThreadKind, 'canary'>, readonly SetClockName[]> = {
  message: ['reply', 'claim-exposure', 'last-call', 'promise'],
  return: ['return'],
  claim: ['claim'],
  cancellation: ['cancellation'],
  chargeback: ['chargeback'],
  'account-status': ['account-status'],
  'figure-warning': ['figure-warning'],
  'figure-alarm': ['figure-alarm'],
  feedback: ['feedback'],
  credentials: ['credentials'],
  'unmatched-reply': ['match'],
  unknown: ['review'],
};

/** Rules of the settings in use, cached because every message needs them and settings seldom change. */
const made = new WeakMap<VersionedSettings, Rules>();

/** The rules of a version of the settings, in the types of the domain. */
export function rulesOf(versioned: VersionedSettings): Rules {
  const rules = made.get(versioned) ?? madeOf(versioned);
  made.set(versioned, rules);
  return rules;
}

function madeOf(versioned: VersionedSettings): Rules {
  const { settings } = versioned;
  // Somebody who has left the settings since takes nothing over.
  const takeovers = (versioned.takenOver?.takeovers ?? []).filter(({ person }) =>
    Object.hasOwn(settings.people, person),
  );
  const clocks = (kind: keyof typeof CLOCKS_OF): Clock[] =>
    CLOCKS_OF[kind].map((name) => clockOf(name, settings));
  const incidents = Object.entries(settings.webhooks).flatMap(([id, { preset }]) =>
    preset === 'pagerduty' ? [id] : [],
  );
  return {
    policy: {
      version: rulesVersion(versioned),
      clocks: {
        message: clocks('message'),
        return: clocks('return'),
        claim: clocks('claim'),
        cancellation: clocks('cancellation'),
        chargeback: clocks('chargeback'),
        'account-status': clocks('account-status'),
        'figure-warning': clocks('figure-warning'),
        'figure-alarm': clocks('figure-alarm'),
        feedback: clocks('feedback'),
        credentials: clocks('credentials'),
        'unmatched-reply': clocks('unmatched-reply'),
        unknown: clocks('unknown'),
        canary: [CANARY_CLOCK],
      },
      acknowledgeHoldMs: settings.acknowledgeHold,
    },
    rota: {
      responders: Object.entries(settings.people).map(([id, { timeZone, slack, webhook }]) => ({
        id,
        timeZone,
        ...(slack !== undefined && { slack }),
        ...(webhook !== undefined && { webhook }),
      })),
      duty: settings.duty,
      takeovers: takeovers.filter((takeover) => isAbout(takeover)),
      ...(incidents.length > 0 && { incidents }),
      hours: withTakeovers(hoursOf(settings), takeovers),
    },
    assignment: assignmentOf(settings),
  };
}

function withTakeovers(hours: DutyHours, takeovers: readonly Takeover[]): DutyHours {
  if (takeovers.length === 0) return hours;
  const rotas = hours.rotas.map((rota) => ({
    ...rota,
    takeovers: takeovers.filter((takeover) => isAbout(takeover, rota.id)),
  }));
  return { ...hours, rotas };
}

function clockOf(name: SetClockName, settings: Settings): Clock {
  const { length, overrides, nights, ladder } = settings.clocks[name];
  return {
    name,
    lengthMs: length,
    overrides: overrides.map((override) => ({
      lengthMs: override.length,
      ...(override.countries !== undefined && { marketplaceIds: override.countries.map(marketplaceIdOf) }),
      ...(override.from !== undefined && { from: override.from }),
      ...(override.until !== undefined && { until: override.until }),
    })),
    ladder: ladder.map(({ at, call, nudge, by }) => ({ ...at, call, ...(nudge && { nudge }), by })),
    ...(nights === 'spare' && { sparesNights: true }),
  };
}

function assignmentOf({ assignment: { lastAnswered, rules } }: Settings): Assignment {
  return {
    lastAnswered,
    rules: rules.map(({ covers: { stores, countries, languages, topics, asins }, to }) => ({
      covers: {
        ...(stores !== undefined && { stores }),
        ...(countries !== undefined && { marketplaceIds: countries.map(marketplaceIdOf) }),
        ...(languages !== undefined && { languages }),
        ...(topics !== undefined && { topics }),
        ...(asins !== undefined && { asins }),
      },
      to,
    })),
  };
}
