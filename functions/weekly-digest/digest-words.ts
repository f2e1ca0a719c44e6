import type { Reader } from '#shared/messages/alert-view';
import { duration } from '#shared/messages/time';

/** With a no-break space, so that a number stays on the line of its unit. */
const units = { d: '\u00a0days', h: '\u00a0h', min: '\u00a0min' };

/** The words of the weekly digest. The other language has the same keys. */
const en = {
  length: (ms: number): string => duration(ms, units),
  subject: (from: string, until: string, below: number): string =>
    `Week ${from} to ${until}: ${below === 0 ? 'all on target' : `${below} off target`}`,
  subjectNothing: (from: string, until: string): string => `Week ${from} to ${until}: no messages`,
  title: (from: string, until: string): string => `The week from ${from} to ${until}`,
  nothing: 'No buyer message came in during the last 30 days, and none is waiting.',
  below: 'Off target',
  nothingBelow: 'Everything is on target.',
  belowLine: (what: string, week: string, month: string, line: string): string =>
    `${what} ${week} in 7 days, ${month} in 30 days; the target is ${line}`,
  wantsBelow: (what: string, value: string, target: string): string =>
    `Amazon’s figure: ${what} ${value}; Amazon requires less than ${target}`,
  wantsAbove: (what: string, value: string, target: string): string =>
    `Amazon’s figure: ${what} ${value}; Amazon requires more than ${target}`,
  columns: ['7 days', '7 days before', '30 days'],
  messages: 'Messages',
  answeredInTime: 'Answered within 24 h',
  late: 'Answered later',
  noResponse: 'Not answered',
  noResponseNeeded: 'No response needed',
  responseRate: 'Response rate',
  medianFirstResponse: 'Median first response',
  line: (what: string, line: string): string => `${what} (target: ${line})`,
  backlog: 'Waiting now',
  noBacklog: 'nothing',
  younger: (hours: number): string => `under ${hours} h`,
  between: (from: number, to: number): string => `${from} to ${to} h`,
  older: (hours: number): string => `over ${hours} h`,
  part: (name: string, value: string): string => `${name}: ${value}`,
  noMessages: 'No message came in during the last 30 days, and none is waiting.',
  amazon: (day: string | undefined): string =>
    day === undefined ? 'Amazon’s figures' : `Amazon’s figures of ${day}`,
  accountStatus: 'Account status',
  target: (value: string, side: 'below' | 'above', target: string): string =>
    `${value} (Amazon requires ${side === 'below' ? 'less' : 'more'} than ${target})`,
  contacts: (from: string, until: string): string => `Contacts answered within 24 h, ${from} to ${until}`,
  contactsAverage: 'Average response time',
  besideOurs: (amazon: string, ours: string): string => `${amazon} (our count: ${ours})`,
  worstHours: 'Slowest hours, by when the messages came in',
  slowHour: (weekday: string, hours: string, count: number, mean: string): string =>
    `${weekday}, ${hours}: ${count} ${count === 1 ? 'message' : 'messages'}, answered after ${mean} on average`,
  grownTopics: 'Topics with more messages than the week before',
  grownTopic: (topic: string, count: number, before: number): string =>
    `${topic}: ${count}, up from ${before}`,
  counted:
    'Counted as Amazon counts: message by message, without automatic replies. Messages that need no response do not count towards the rate.',
};

type Words = typeof en;

const zhUnits = { d: ' 天', h: ' 小时', min: ' 分钟' };

const zhCn: Words = {
  length: (ms) => duration(ms, zhUnits),
  subject: (from, until, below) => `${from}至${until}一周：${below === 0 ? '全部达标' : `${below} 项未达标`}`,
  subjectNothing: (from, until) => `${from}至${until}一周：没有消息`,
  title: (from, until) => `${from}至${until}这一周`,
  nothing: '最近 30 天没有收到买家消息，也没有消息在等待回复。',
  below: '未达标',
  nothingBelow: '所有指标均达标。',
  belowLine: (what, week, month, line) => `${what}：7 天 ${week}，30 天 ${month}；目标为 ${line}`,
  wantsBelow: (what, value, target) => `亚马逊指标：${what} ${value}；亚马逊要求低于 ${target}`,
  wantsAbove: (what, value, target) => `亚马逊指标：${what} ${value}；亚马逊要求高于 ${target}`,
  columns: ['7 天', '此前 7 天', '30 天'],
  messages: '消息',
  answeredInTime: '24 小时内回复',
  late: '超时回复',
  noResponse: '未回复',
  noResponseNeeded: '无需回复',
  responseRate: '回复率',
  medianFirstResponse: '首次回复时间中位数',
  line: (what, line) => `${what}（目标：${line}）`,
  backlog: '正在等待',
  noBacklog: '无',
  younger: (hours) => `${hours} 小时以内`,
  between: (from, to) => `${from} 至 ${to} 小时`,
  older: (hours) => `超过 ${hours} 小时`,
  part: (name, value) => `${name}：${value}`,
  noMessages: '最近 30 天没有收到消息，也没有消息在等待回复。',
  amazon: (day) => (day === undefined ? '亚马逊的指标' : `亚马逊的指标（${day}）`),
  accountStatus: '账户状况',
  target: (value, side, target) => `${value}（亚马逊要求${side === 'below' ? '低于' : '高于'} ${target}）`,
  contacts: (from, until) => `24 小时内回复的买家消息，${from}至${until}`,
  contactsAverage: '平均回复时间',
  besideOurs: (amazon, ours) => `${amazon}（我们的统计：${ours}）`,
  worstHours: '回复最慢的时段（按收到消息的时间）',
  slowHour: (weekday, hours, count, mean) => `${weekday} ${hours}：${count} 条消息，平均 ${mean}后回复`,
  grownTopics: '消息比上周增多的主题',
  grownTopic: (topic, count, before) => `${topic}：${count} 条，上周 ${before} 条`,
  counted: '按亚马逊的方式统计：逐条统计消息，不计自动回复；无需回复的消息不计入比率。',
};

const WORDS: Readonly<Record<Reader['language'], Words>> = { en, 'zh-CN': zhCn };

/** The words of a language. */
export function digestWordsIn(language: Reader['language']): Words {
  return WORDS[language];
}
