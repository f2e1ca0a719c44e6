import { days, hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import { type Random, randomOf } from '#test/fuzz/random';

const IN_TIME_MS = hours(24);

/** Five people, each on duty for a part of the day and with four templates of their own. */
const PEOPLE = ['Ana', 'Chen', 'Li', 'Mei', 'Tom'].map((name, index) => ({
  name,
  templates: [
    `Your parcel is on its way and arrives within three working days. ${name}`,
    `Please send us a photo, and we will replace it at once. ${name}`,
    `The invoice is attached to the order, under documents. ${name}`,
    `Thank you for your patience; the refund takes five days. ${name}`,
  ],
  fromHour: index * 5,
}));

const AWAY = 'Thank you for your message. We will answer within one working day.';

/** A mail of the shop: a buyer writes, a person or a machine answers. */
export interface ShopMail {
  readonly at: Instant;
  readonly from: 'buyer' | 'person' | 'machine';
  readonly orderId: string;
  readonly messageId: string;
  readonly text: string;
  /** A person's reply within two minutes: only a person can say that it was none of the machine's. */
  readonly isFast?: true;
}

/** The figures as they truly are. */
export interface TrueFigures {
  readonly messages: number;
  readonly answeredInTime: number;
  readonly late: number;
  readonly noResponse: number;
  readonly pending: number;
  readonly responseRate: number;
}

export interface TrialShop {
  /** In order of time. */
  readonly mails: readonly ShopMail[];
  readonly end: Instant;
  /** The orders that somebody answered last, and those that truly wait. */
  readonly waiting: readonly string[];
  readonly truth: TrueFigures;
}

/** How large a shop is, for how long, and when its people answer. */
export interface TrialShape {
  readonly buyers: number;
  readonly dayCount: number;
  /** When people get to what they would answer at an instant: at all hours, or later, when they work. */
  readonly whenAtWork?: (at: Instant) => Instant;
}

/**
 * Four days of a shop in which people answer by templates at all hours, and a machine answers many a message at once.
 * The truth comes from what the generator lets happen, not from any rule of ours.
 */
export function trialShop(
  seed: number,
  start: Instant,
  shape: TrialShape = { buyers: 100, dayCount: 4 },
): TrialShop {
  const random = randomOf(seed);
  const end = start + days(shape.dayCount);
  const buyers = Array.from({ length: shape.buyers }, (_, index) =>
    ordersOf(random, index, { start, end, ...shape }),
  );
  const asked = buyers.flatMap(({ asked }) => asked);
  const count = (fits: (one: Asked) => boolean): number => asked.filter(fits).length;
  const isOld = ({ at }: Asked): boolean => end - at > IN_TIME_MS;
  const answeredInTime = count(
    ({ at, answeredAt }) => answeredAt !== undefined && answeredAt - at <= IN_TIME_MS,
  );
  const late = count(({ answeredAt }) => answeredAt !== undefined) - answeredInTime;
  const noResponse = count((one) => one.answeredAt === undefined && isOld(one));
  return {
    mails: buyers.flatMap(({ mails }) => mails).toSorted((a, b) => a.at - b.at),
    end,
    waiting: buyers.flatMap(({ orderId, asked }) => (asked.some(isUnanswered) ? [orderId] : [])),
    truth: {
      messages: asked.length,
      answeredInTime,
      late,
      noResponse,
      pending: count((one) => isUnanswered(one) && !isOld(one)),
      responseRate: answeredInTime / (answeredInTime + late + noResponse),
    },
  };
}

/** A buyer's message, and when a person answered it. */
interface Asked {
  readonly at: Instant;
  readonly answeredAt: Instant | undefined;
}

const isUnanswered = ({ answeredAt }: Asked): boolean => answeredAt === undefined;

/** One buyer's order: one to three questions, each of one or two messages, until one stays unanswered. */
function ordersOf(
  random: Random,
  index: number,
  { start, end, whenAtWork = (at) => at }: Omit<TrialShape, 'buyers'> & { start: Instant; end: Instant },
) {
  const digits = String(index).padStart(7, '0');
  const orderId = `114-${digits}-${digits}`;
  const mails: ShopMail[] = [];
  const asked: Asked[] = [];
  const mail = (at: Instant, from: ShopMail['from'], text: string, isFast = false): void => {
    const messageId = `<${from}-${index}-${mails.length}@email.amazonses.com>`;
    mails.push({ at, from, orderId, messageId, text, ...(isFast && { isFast: true }) });
  };
  let at = start + random.below(end - start - days(2));
  for (let question = random.below(3); question >= 0 && at < end; question -= 1) {
    const first = at;
    mail(first, 'buyer', 'Where is my parcel?');
    if (random.oneIn(3)) mail(first + seconds(20 + random.below(90)), 'machine', AWAY);
    const again = first + minutes(10) + random.below(hours(2));
    const writesAgain = random.oneIn(4) && again < end;
    if (writesAgain) {
      mail(again, 'buyer', 'Hello? I am still waiting.');
      if (random.oneIn(3)) mail(again + seconds(20 + random.below(90)), 'machine', AWAY);
    }
    const last = writesAgain ? again : first;
    const isFast = random.oneIn(40);
    const answeredAt = isFast
      ? last + seconds(95 + random.below(20))
      : whenAtWork(last + minutes(3) + random.below(random.oneIn(8) ? hours(40) : hours(12)));
    const isAnswered = !random.oneIn(15) && answeredAt < end;
    for (const one of writesAgain ? [first, again] : [first])
      asked.push({ at: one, answeredAt: isAnswered ? answeredAt : undefined });
    if (!isAnswered) break;
    mail(answeredAt, 'person', random.pick(onDuty(answeredAt).templates), isFast);
    at = answeredAt + hours(1) + random.below(hours(20));
  }
  return { orderId, mails, asked };
}

function onDuty(at: Instant): (typeof PEOPLE)[number] {
  const hour = Math.floor((at % days(1)) / hours(1));
  return PEOPLE.findLast(({ fromHour }) => fromHour <= hour) ?? PEOPLE[0]!;
}
