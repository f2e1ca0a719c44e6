import type { Day, Lane } from './day.ts';

/** The picture's words in one language. */
export interface Words {
  readonly title: string;
  readonly axis: string;
  readonly weekdays: readonly string[];
  readonly legend: {
    readonly waiting: string;
    readonly overdue: string;
    readonly message: string;
    readonly slack: string;
    readonly email: string;
    readonly acknowledged: string;
    readonly answered: string;
    readonly due: string;
  };
  readonly answeredAfter: (length: string) => string;
  readonly overdueBy: (length: string) => string;
  readonly length: (minutes: number) => string;
}

const WIDTH = 880;
const LEFT = 182;
const RIGHT = 740;
const TOP = 76;
const LANE = 58;
/** The distance from the middle of a legend mark to its label. */
const MARK = 12;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

// A picture in a README cannot follow the page's theme, but it can follow the reader's.
const STYLE = `
text{font:13px system-ui,-apple-system,"Segoe UI","Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;fill:#1f2328}
.title{font-size:16px;font-weight:600}.strong{font-weight:600}.quiet{fill:#59636e;font-size:12px}
.card{fill:#fff;stroke:#d1d9e0}.grid{stroke:#d1d9e0}.waiting{fill:#9ec5fe}.overdue{fill:#e5534b}.due{stroke:#1f2328;stroke-width:2}
.message{fill:#1f2328}.slack{fill:#8250df}.email{fill:#0a69da}.webhook{fill:#bf8700}.acknowledged{fill:#bf8700}.answered{fill:#1a7f37}
.good{fill:#1a7f37}.bad{fill:#cf222e}.edge{stroke:#fff;stroke-width:1.5}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}.card{fill:#0d1117;stroke:#3d444d}.grid{stroke:#3d444d}
.waiting{fill:#1f4a86}.overdue{fill:#b62324}.due{stroke:#f0f6fc}.message{fill:#f0f6fc}.slack{fill:#ab7df8}.email{fill:#4493f8}
.acknowledged,.webhook{fill:#d29922}.answered{fill:#3fb950}.good{fill:#3fb950}.bad{fill:#ff7b72}.edge{stroke:#0d1117}}`;

/** Draws the day as an SVG: a lane per buyer, from the first message to the answer, with each alert at its instant. */
export function drawDay(day: Day, words: Words): string {
  const xOf = (at: number): number => LEFT + ((at - day.from) / (day.to - day.from)) * (RIGHT - LEFT);
  const bottom = TOP + day.lanes.length * LANE;
  const height = bottom + 58;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escape(words.title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="card" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
    text(24, 34, words.title, 'title'),
    ...hours(day).flatMap((at) => [
      `<line class="grid" x1="${round(xOf(at))}" x2="${round(xOf(at))}" y1="${TOP - 8}" y2="${bottom}"/>`,
      text(xOf(at), TOP - 14, hourOf(at, words), 'quiet', 'middle'),
    ]),
    text(24, TOP - 14, words.axis, 'quiet'),
    ...day.lanes.flatMap((lane, index) => drawLane(lane, TOP + index * LANE, day.to, xOf, words)),
    ...drawLegend(bottom + 32, words),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function drawLane(lane: Lane, top: number, to: number, xOf: (at: number) => number, words: Words): string[] {
  const { buyer, country, orderId, messagesAt, dueAt, answeredAt, acknowledgedAt, alerts } = lane;
  const middle = top + 34;
  const start = Math.min(...messagesAt);
  const end = answeredAt ?? to;
  const bar = (from: number, until: number, kind: string): string =>
    `<rect class="${kind}" x="${round(xOf(from))}" y="${middle - 7}" width="${round(xOf(until) - xOf(from))}" height="14" rx="3"/>`;
  const isLate = end > dueAt;
  const minutes = (length: number): string => words.length(Math.round(length / MINUTE_MS));
  const outcome =
    answeredAt === undefined
      ? words.overdueBy(minutes(end - dueAt))
      : words.answeredAfter(minutes(end - start));
  return [
    text(24, middle - 3, `${buyer}, ${country}`, 'strong'),
    text(24, middle + 13, orderId, 'quiet'),
    bar(start, Math.min(end, dueAt), 'waiting'),
    ...(isLate ? [bar(dueAt, end, 'overdue')] : []),
    ...(dueAt <= to ? [dueLine(xOf(dueAt), middle)] : []),
    ...messagesAt.map((at) => dot(xOf(at), middle, 'message')),
    ...alerts.map(({ at, channel }) => dot(xOf(at), middle - (channel === 'email' ? 27 : 15), channel)),
    ...(acknowledgedAt === undefined ? [] : [dot(xOf(acknowledgedAt), middle, 'acknowledged')]),
    ...(answeredAt === undefined ? [] : [dot(xOf(answeredAt), middle, 'answered')]),
    text(RIGHT + 16, middle + 4, outcome, answeredAt === undefined || isLate ? 'strong bad' : 'strong good'),
  ];
}

function drawLegend(y: number, { legend }: Words): string[] {
  const entries: readonly (readonly [string, (x: number) => string])[] = [
    [legend.message, (x) => dot(x, y, 'message')],
    [
      legend.waiting,
      (x) => `<rect class="waiting" x="${x - 6}" y="${y - 6}" width="12" height="12" rx="3"/>`,
    ],
    [legend.slack, (x) => dot(x, y, 'slack')],
    [legend.email, (x) => dot(x, y, 'email')],
    [legend.acknowledged, (x) => dot(x, y, 'acknowledged')],
    [legend.answered, (x) => dot(x, y, 'answered')],
    [legend.due, (x) => dueLine(x, y)],
    [
      legend.overdue,
      (x) => `<rect class="overdue" x="${x - 6}" y="${y - 6}" width="12" height="12" rx="3"/>`,
    ],
  ];
  const gap =
    (WIDTH - 60 - entries.reduce((sum, [label]) => sum + MARK + widthOf(label), 0)) / (entries.length - 1);
  let x = 30;
  return entries.flatMap(([label, mark]) => {
    const at = x;
    x += MARK + widthOf(label) + gap;
    return [mark(at), text(at + MARK, y + 4, label, 'quiet')];
  });
}

/** Approximate width of a legend label: a Chinese character is twice as wide as a letter. */
function widthOf(label: string): number {
  return Array.from(label).reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6.4), 0);
}

/** Every fourth hour of the day. */
function hours({ from, to }: Day): number[] {
  const first = Math.ceil(from / (4 * HOUR_MS)) * 4 * HOUR_MS;
  return Array.from(
    { length: Math.floor((to - first) / (4 * HOUR_MS)) + 1 },
    (_, index) => first + index * 4 * HOUR_MS,
  );
}

function hourOf(at: number, { weekdays }: Words): string {
  const date = new Date(at);
  const hour = `${String(date.getUTCHours()).padStart(2, '0')}:00`;
  return date.getUTCHours() === 8 ? `${weekdays[date.getUTCDay()] ?? ''} ${hour}` : hour;
}

function text(x: number, y: number, words: string, kind: string, anchor = 'start'): string {
  return `<text class="${kind}" x="${round(x)}" y="${y}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escape(words)}</text>`;
}

function dot(x: number, y: number, kind: string): string {
  return `<circle class="${kind} edge" cx="${round(x)}" cy="${y}" r="5.5"/>`;
}

function dueLine(x: number, y: number): string {
  return `<line class="due" x1="${round(x)}" x2="${round(x)}" y1="${y - 11}" y2="${y + 11}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
