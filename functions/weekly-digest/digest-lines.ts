import { crossedLines } from '#shared/domain/account/lines';
import type { Measure } from '#shared/domain/account/report';
import { alarmingStatusOf } from '#shared/domain/account/status';
import { BACKLOG_HOURS } from '#shared/domain/figures/figures';
import type { FigureLines, RatedFigures } from '#shared/domain/figures/rated';
import { hours } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { CONCERN_WORDS, concernIn } from '#shared/messages/concern-words';
import { dayIn, hourSpan, percentIn, weekdayIn } from '#shared/messages/figure-format';
import { plain } from '#shared/messages/plain';
import { medianIn, rateIn, UNKNOWN } from './digest-format.ts';
import type { AmazonDigest, PlaceDigest, WeeklyDigest } from './digest-view.ts';
import { digestWordsIn } from './digest-words.ts';

/** The weekly digest in the reader's language, the same for text and HTML. */
export interface DigestLines {
  readonly subject: string;
  readonly title: string;
  /** What is off target, in sentences; `lead` then says so, or that everything is on target. */
  readonly lead: string;
  readonly below: readonly string[];
  readonly places: readonly PlaceLines[];
  readonly counted: string;
}

export interface PlaceLines {
  readonly title: string;
  /** Our figures, side by side; a row has no cells when there are none. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly lists: readonly List[];
}

export interface TableRow {
  readonly label: string;
  readonly cells: readonly { readonly text: string; readonly isBelow: boolean }[];
}

export interface List {
  readonly title: string;
  readonly items: readonly string[];
}

export function digestLines({ week, lines, places }: WeeklyDigest, reader: Reader): DigestLines {
  const words = digestWordsIn(reader.language);
  const [from, until] = [dayIn(reader, week.from), dayIn(reader, week.until)];
  const below = places.flatMap((place) => belowOf(place, lines, reader));
  return {
    subject:
      places.length === 0 ? words.subjectNothing(from, until) : words.subject(from, until, below.length),
    title: words.title(from, until),
    lead: places.length === 0 ? words.nothing : below.length === 0 ? words.nothingBelow : words.below,
    below,
    places: places.map((place) => placeLines(place, lines, reader)),
    counted: words.counted,
  };
}

function titleOf({ storeName, marketplace }: PlaceDigest, reader: Reader): string {
  const name = plain(storeName);
  return marketplace === undefined
    ? name
    : wordsIn(reader.language).place([name, `amazon.${marketplace.tld}`]);
}

function belowOf(place: PlaceDigest, lines: FigureLines, reader: Reader): string[] {
  const words = digestWordsIn(reader.language);
  const { ours, amazon } = place;
  const isBelow = (what: keyof RatedFigures['meets']): boolean =>
    ours !== undefined && (ours.week.meets[what] === false || ours.month.meets[what] === false);
  const sentence = (what: string, cell: (one: RatedFigures) => string, line: string): string[] =>
    ours === undefined ? [] : [words.belowLine(what, cell(ours.week), cell(ours.month), line)];
  const status = amazon?.accountStatus === undefined ? undefined : alarmingStatusOf(amazon.accountStatus);
  return [
    ...(isBelow('responseRate') ? sentence(words.responseRate, rateIn, percentIn(lines.responseRate)) : []),
    ...(isBelow('medianFirstResponse')
      ? sentence(words.medianFirstResponse, medianIn(reader), words.length(lines.medianFirstResponseMs))
      : []),
    ...(status === undefined ? [] : [concernIn(reader.language, { about: status })]),
    ...(amazon?.measures ?? []).flatMap((measure) => missedTarget(measure, reader)),
  ].map((what) => words.part(titleOf(place, reader), what));
}

function missedTarget(measure: Measure, reader: Reader): string[] {
  const words = digestWordsIn(reader.language);
  const { name, value, target } = measure;
  if (target === undefined || crossedLines(measure, undefined).alarm === undefined) return [];
  const wants = target.side === 'below' ? words.wantsBelow : words.wantsAbove;
  return [wants(nameOf(name, reader), percentIn(value, 2), percentIn(target.value, 2))];
}

function placeLines(place: PlaceDigest, lines: FigureLines, reader: Reader): PlaceLines {
  const words = digestWordsIn(reader.language);
  const { ours, amazon } = place;
  const rows = ours === undefined ? [] : tableOf([ours.week, ours.weekBefore, ours.month], lines, reader);
  return {
    title: titleOf(place, reader),
    columns: words.columns,
    rows,
    lists: [
      ...(ours === undefined
        ? [{ title: words.noMessages, items: [] }]
        : [{ title: words.backlog, items: backlogOf(ours.week, reader) }]),
      ...(amazon === undefined ? [] : [amazonList(amazon, reader)]),
      {
        title: words.worstHours,
        items: (ours?.worstHours ?? []).map(({ weekday, hour, messages, meanMs }) =>
          words.slowHour(weekdayIn(reader, weekday), hourSpan(hour), messages, words.length(meanMs)),
        ),
      },
      {
        title: words.grownTopics,
        items: (ours?.grownTopics ?? []).map(({ topic, messages, before }) =>
          words.grownTopic(wordsIn(reader.language).topic[topic], messages, before),
        ),
      },
    ].filter(({ title, items }) => items.length > 0 || title === words.noMessages),
  };
}

function tableOf(windows: readonly RatedFigures[], lines: FigureLines, reader: Reader): TableRow[] {
  const words = digestWordsIn(reader.language);
  const row = (
    label: string,
    cell: (one: RatedFigures) => string | number,
    meets: (one: RatedFigures) => boolean | null = () => null,
  ): TableRow => ({
    label,
    cells: windows.map((one) => ({ text: String(cell(one)), isBelow: meets(one) === false })),
  });
  return [
    row(words.messages, ({ messages }) => messages),
    row(words.answeredInTime, ({ answeredInTime }) => answeredInTime),
    row(words.late, ({ late }) => late),
    row(words.noResponse, ({ noResponse }) => noResponse),
    row(words.noResponseNeeded, ({ noResponseNeeded }) => noResponseNeeded),
    row(
      words.line(words.responseRate, percentIn(lines.responseRate)),
      rateIn,
      ({ meets }) => meets.responseRate,
    ),
    row(
      words.line(words.medianFirstResponse, words.length(lines.medianFirstResponseMs)),
      medianIn(reader),
      ({ meets }) => meets.medianFirstResponse,
    ),
  ];
}

/** The counts of each age that has any; otherwise a note that nothing waits. */
function backlogOf({ backlog }: RatedFigures, reader: Reader): string[] {
  const words = digestWordsIn(reader.language);
  const ages = backlog.flatMap((count, index) => {
    const [younger, older] = [BACKLOG_HOURS[index], BACKLOG_HOURS[index - 1]];
    if (count === 0) return [];
    if (older === undefined) return [words.part(words.younger(younger ?? 0), String(count))];
    const age = younger === undefined ? words.older(older) : words.between(older, younger);
    return [words.part(age, String(count))];
  });
  return ages.length === 0 ? [words.noBacklog] : ages;
}

function amazonList({ day, accountStatus, measures, contacts }: AmazonDigest, reader: Reader): List {
  const words = digestWordsIn(reader.language);
  return {
    title: words.amazon(
      day === undefined ? undefined : dayIn({ ...reader, timeZone: 'UTC' }, Date.parse(day)),
    ),
    items: [
      ...(accountStatus === undefined ? [] : [words.part(words.accountStatus, plain(accountStatus, 40))]),
      ...measures.map(({ name, value, target }) => {
        const rate = percentIn(value, 2);
        const counted =
          target === undefined ? rate : words.target(rate, target.side, percentIn(target.value, 2));
        return words.part(nameOf(name, reader), counted);
      }),
      ...(contacts === undefined ? [] : contactsOf(contacts, reader)),
    ],
  };
}

function contactsOf({ frame, ours }: NonNullable<AmazonDigest['contacts']>, reader: Reader): string[] {
  const words = digestWordsIn(reader.language);
  const beside = (amazon: string, cell: (one: RatedFigures) => string): string =>
    ours === undefined ? amazon : words.besideOurs(amazon, cell(ours));
  const counted = frame.within24Hours + frame.after24Hours + frame.unanswered;
  const title = words.contacts(dayIn(reader, frame.from), dayIn(reader, frame.until));
  return [
    words.part(title, beside(counted === 0 ? UNKNOWN : percentIn(frame.within24Hours / counted), rateIn)),
    ...(frame.averageHours === null
      ? []
      : [
          words.part(
            words.contactsAverage,
            beside(words.length(hours(frame.averageHours)), ({ firstResponse }) =>
              firstResponse === null ? UNKNOWN : words.length(firstResponse.averageMs),
            ),
          ),
        ]),
  ];
}

function nameOf(name: Measure['name'], reader: Reader): string {
  return CONCERN_WORDS[reader.language].measures[name];
}
