import { replayThread } from '#infra/commands/replay/replay';
import { replayReport } from '#infra/commands/replay/replay-report';
import { LADDER_NAMES, type LadderName } from '#shared/contracts/settings/ladders/by-name';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { isNight, nightsIn } from '#shared/domain/duty/night';
import { workingHours } from '#shared/domain/duty/nudge';
import { firstWithin } from '#shared/domain/duty/spans';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread/thread';
import { shop } from '#test/builders/shop';
import type { Fact } from '#shared/domain/thread/fact';
import { message, reply, threadOf } from '#test/builders/thread';
import { type ShopMail, trialShop } from '#test/builders/trial-shop';

const TIME_ZONE = 'Asia/Shanghai';
const START = Date.parse('2026-03-02T00:00:00+08:00');
const MONTH = { from: START, to: START + days(30) };
const SEED = 22;
const BUYERS = 74;
/** How long people need once an alert has reached them. */
const TO_ANSWER_MS = minutes(30);

type RotaInput = NonNullable<NonNullable<Parameters<typeof shop>[0]>['rotas']>[string];

/** Three people in one city, at work from Monday to Saturday; without rotas they are always on duty. */
function smallShop(ladders: LadderName, { withRota = true } = {}): VersionedSettings {
  const people = Object.entries(shop().settings.people).map(
    ([id, one]) => [id, { ...one, timeZone: TIME_ZONE }] as const,
  );
  const office: RotaInput = {
    timeZone: TIME_ZONE,
    shifts: [
      {
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
        from: '09:00',
        to: '18:00',
        'on-call': ['li'],
        backup: ['ana'],
      },
    ],
  };
  return shop(
    { ladders, people: Object.fromEntries(people), ...(withRota && { rotas: { office } }) },
    ladders,
  );
}

/** A month of the trial shop, small, whose people answer when they are at work. */
function monthOfMails(): readonly ShopMail[] {
  const atWork = workingHours(rulesOf(smallShop('standard')).rota.hours.rotas);
  const whenAtWork = (at: Instant): Instant => {
    if (atWork.isOpen(at)) return at;
    const opens = firstWithin(atWork.rotas, { from: at, until: at + days(7) }, atWork.isOpen) ?? at;
    // What came while nobody was there is answered in the first two hours.
    return opens + (at % hours(2));
  };
  return trialShop(SEED, START, { buyers: BUYERS, dayCount: 30, whenAtWork }).mails;
}

/** The mails of each order as a thread. */
function threadsOf(mails: readonly ShopMail[]): Thread[] {
  return [...Map.groupBy(mails, ({ orderId }) => orderId)].map(([orderId, own]) => ({
    ...threadOf(
      ...own.flatMap(({ at, from, messageId, isFast }): Fact[] => {
        if (from === 'buyer') return [message(messageId, at)];
        const said = {
          type: 'reply-confirmed',
          id: `${messageId} said`,
          at,
          by: 'li',
          replyId: messageId,
        } as const;
        return isFast === true ? [reply(messageId, at), said] : [reply(messageId, at)];
      }),
    ),
    id: `acme-us.${orderId}`,
    orderId,
  }));
}

/** What a month would have been by some ladders. */
export interface Month {
  readonly reached: number;
  readonly missed: number;
  readonly unalerted: number;
  readonly tooLate: number;
  /** 24-hour deadlines missed by people who answer only what they are alerted about, and by such who sleep at night. */
  readonly whenAlerted: number;
  readonly whenAlertedByDay: number;
  readonly alerts: number;
  readonly atNight: number;
  readonly atNightWithoutRotas: number;
}

/** The same month by each of the ladders. */
export function laddersMonth(): {
  readonly messages: number;
  readonly by: Readonly<Record<LadderName, Month>>;
} {
  const mails = monthOfMails();
  const threads = threadsOf(mails);
  const asked = mails.flatMap(({ from, at }) => (from === 'buyer' ? [at] : []));
  const month = (name: LadderName): Month => {
    const settings = smallShop(name);
    const report = replayReport(threads, settings, MONTH);
    const counts = Object.values(report.deadlines);
    const sum = (part: 'due' | 'missed' | 'unalerted' | 'tooLate'): number =>
      counts.reduce((all, count) => all + count[part], 0);
    return {
      reached: sum('due'),
      missed: sum('missed'),
      unalerted: sum('unalerted'),
      tooLate: sum('tooLate'),
      whenAlerted: asked.filter((at) => !isAnsweredOnAlert(at, settings, { asleep: false })).length,
      whenAlertedByDay: asked.filter((at) => !isAnsweredOnAlert(at, settings, { asleep: true })).length,
      alerts: Object.values(report.messages).reduce((all, count) => all + count, 0),
      atNight: report.callsAtNight,
      atNightWithoutRotas: replayReport(threads, smallShop(name, { withRota: false }), MONTH).callsAtNight,
    };
  };
  return {
    messages: asked.length,
    by: { standard: month('standard'), 'small-team': month('small-team'), strict: month('strict') },
  };
}

/** Whether people who do nothing but answer alerts, half an hour after they read them, answer a message in time. */
function isAnsweredOnAlert(
  at: Instant,
  versioned: VersionedSettings,
  { asleep }: { readonly asleep: boolean },
): boolean {
  const { people } = versioned.settings;
  const dueAt = at + hours(24);
  const { calls } = replayThread(threadOf(message('m1', at)), rulesOf(versioned), dueAt);
  return calls.some(({ send }) =>
    send.calls.some((person) => {
      const zone = people[person]?.timeZone ?? 'UTC';
      const readAt = asleep ? nextDay(send.fireAt, zone) : send.fireAt;
      return readAt + TO_ANSWER_MS <= dueAt;
    }),
  );
}

function nextDay(at: Instant, zone: string): Instant {
  const isDay = (one: Instant): boolean => !isNight(zone, one);
  return firstWithin([nightsIn(zone)], { from: at, until: at + days(1) }, isDay) ?? at;
}

/** The rows of the table, in their order. */
const FIGURES = [
  'reached',
  'missed',
  'unalerted',
  'tooLate',
  'whenAlerted',
  'whenAlertedByDay',
  'alerts',
  'atNight',
  'atNightWithoutRotas',
] as const satisfies readonly (keyof Month)[];

const LABELS = {
  en: {
    reached: 'deadlines reached',
    missed: 'deadlines missed, answered as they really were',
    unalerted: 'of them without an alert before',
    tooLate: 'of them with alerts that left nobody an hour of day',
    whenAlerted: '24-hour deadlines missed, if people answer only alerts, half an hour later',
    whenAlertedByDay: 'the same, if they sleep through alerts from 22 to 7',
    alerts: 'alerts sent',
    atNight: 'alerts at night, from 22 to 7',
    atNightWithoutRotas: 'alerts at night, without rotas',
  },
  'zh-CN': {
    reached: '到期的时限',
    missed: '错过的时限（按实际回复时间）',
    unalerted: '其中此前没有提醒的',
    tooLate: '其中提醒太晚、白天已不足一小时的',
    whenAlerted: '如果只在收到提醒半小时后才回复，错过的 24 小时时限',
    whenAlertedByDay: '同上，但 22 点到 7 点的提醒睡着没看到',
    alerts: '发出的提醒',
    atNight: '夜间（22 点到 7 点）的提醒',
    atNightWithoutRotas: '夜间的提醒（没有排班表时）',
  },
} as const satisfies Record<string, Record<keyof Month, string>>;

const TITLE = { en: (count: number) => `${count} messages`, 'zh-CN': (count: number) => `${count} 条消息` };

/** The rows of the table in the README of that language, without their padding. */
export function laddersRows(language: keyof typeof LABELS): string[][] {
  const { messages, by } = laddersMonth();
  return [
    [TITLE[language](messages), ...LADDER_NAMES.map((name) => `\`${name}\``)],
    ...FIGURES.map((one) => [LABELS[language][one], ...LADDER_NAMES.map((name) => String(by[name][one]))]),
  ];
}

/** Prints the tables of `infra/settings/README.md` and its Chinese twin. */
export const ladders = {
  name: 'ladders',
  run(say: (line: string) => void): Promise<void> {
    for (const language of ['en', 'zh-CN'] as const) {
      const [head = [], ...rows] = laddersRows(language);
      for (const cells of [head, head.map(() => '---'), ...rows]) say(`| ${cells.join(' | ')} |`);
      say('');
    }
    return Promise.resolve();
  },
};
