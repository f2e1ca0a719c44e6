import { marketplaceById } from '#shared/domain/marketplace';
import type { CanaryStage } from '#shared/domain/watch/canary';
import type { Reader } from '#shared/messages/alert-view';

interface Said {
  readonly what: string;
  readonly next: string;
}

/** The site of a marketplace: `amazon.de`. */
export function amazonOf(marketplaceId: string): string {
  return `amazon.${marketplaceById(marketplaceId)?.tld ?? marketplaceId}`;
}

const place = (store: string, marketplaceId: string): string => `${store}, ${amazonOf(marketplaceId)}`;

const en = {
  title: 'Health',
  well: 'Replywatch works',
  wellText: 'Mail is taken in, alerts go out on time, and the self-tests arrive.',
  bad: (count: number): string => (count === 1 ? '1 thing is wrong' : `${count} things are wrong`),
  badText: 'Until it is mended, do not rely on alerts alone: keep an eye on Seller Central.',
  look: (count: number): string => (count === 1 ? '1 thing to look at' : `${count} things to look at`),
  lookText: 'Alerts go out. Look at this when you have time.',
  place,
  findings: {
    late: (count: number): Said => ({
      what: `${count === 1 ? '1 alert is' : `${count} alerts are`} overdue, and no sweep has sent ${count === 1 ? 'it' : 'them'}.`,
      next: 'Check that the sweep runs each minute: runbook, “A schedule that does not run”.',
    }),
    noAudit: {
      what: 'No audit has run yet.',
      next: 'It runs each hour. If this still stands in two hours, see the runbook, “A schedule that does not run”.',
    },
    oldAudit: {
      what: 'The hourly audit has not run for two hours.',
      next: 'See the runbook, “A schedule that does not run”.',
    },
    problem: (what: string, count: number): Said => ({
      what: `The last audit found: ${what}${count > 1 ? ` (${count})` : ''}.`,
      next: 'See the runbook, “The audit found problems”.',
    }),
    oldCanary: {
      what: 'No self-test mail has been sent for two hours.',
      next: 'See the runbook, “A schedule that does not run”.',
    },
    canary: (stage: string): Said => ({
      what: `The last self-test mail did not get through: ${stage}.`,
      next: 'A buyer’s mail may be stuck in the same place. Run npm run doctor; it names the cause.',
    }),
    oldMessage: (queue: string, minutes: number): Said => ({
      what: `The queue “${queue}” has not moved for ${minutes} minutes.`,
      next: 'See the runbook, “A queue that is not processed”.',
    }),
    deadLetters: (queue: string, count: number): Said => ({
      what: `${count === 1 ? '1 message' : `${count} messages`} of the queue “${queue}” failed five times.`,
      next: 'Nothing is lost: they wait for 14 days. Run npm run redrive; it shows why they failed and tries them again.',
    }),
    spApi: (store: string, problem: string): Said => ({
      what: `SP-API of ${store}: ${problem}.`,
      next: 'Run npm run sp-api -- check; it says what Amazon answers.',
    }),
    silent: (where: string): Said => ({
      what: `No mail from ${where} for longer than usual.`,
      next: 'Check in Seller Central that messages still arrive, and that notifications still go to the intake address.',
    }),
  },
  stages: {
    'no thread': 'it was not taken in',
    'not claimed': 'no sweep saw its deadline',
    'not sent': 'SES did not accept its alert',
    'not delivered': 'its alert was not delivered',
    sent: 'its alert was sent, and not proven to be delivered',
    delivered: 'it arrived',
  } satisfies Record<CanaryStage, string>,
  mail: 'Mail by marketplace',
  mailColumns: ['Last mail', 'Last proven copy of a reply', 'Unproven mails, 7 days'],
  answerConfirmed: 'Last answer confirmed',
  approveSender: (address: string, site: string): string =>
    `Amazon has confirmed no answer from ${address} yet, and refuses senders that it does not know. In Seller Central of ${site}, add this address under Messages > Messaging Permissions.`,
  never: 'never',
  queues: 'Queues',
  queueColumns: ['Queue', 'Waiting', 'In work', 'Oldest', 'Failed'],
  minutes: (count: number): string => `${count} min`,
  watch: 'Self-tests',
  lastAudit: 'Last audit',
  passed: 'all promises hold',
  failed: 'found problems',
  lastCanary: 'Last self-test mail',
  longestGap: (hours: number): string => `longest usual silence: ${hours} h`,
  mutes: 'Muted mails',
  noMutes: 'No mails are muted.',
  mute: (from: string, store: string, name: string, until: string): string =>
    `Mails from ${from} to ${store}: muted by ${name} until ${until}`,
  muted: (count: number): string => (count === 1 ? '1 mail so far' : `${count} mails so far`),
  endMute: 'Undo: alert about these again',
  ended: (name: string): string => `ended by ${name}`,
  unmuted: 'Done. The next mail like these alerts again.',
  notInForce: 'This mute had already ended. Mails like these alert again.',
  unusable: 'Notifications that could not be used',
  unusableText: 'They wait in the dead-letter queues for 14 days. npm run redrive shows and repeats them.',
  channels: 'Channels',
  channelsText: 'npm run doctor -- --prove sends a test alert through each of them and says which arrived.',
  people: (count: number): string => (count === 1 ? '1 person' : `${count} people`),
  byMail: 'E-mail',
  filling: 'Threads from before the last update are still being added to the inbox. Alerts are not affected.',
};

export type HealthWords = typeof en;

const zhCn: HealthWords = {
  title: '运行状况',
  well: 'Replywatch 运行正常',
  wellText: '邮件正常接收，提醒按时发出，自检邮件都能到达。',
  bad: (count) => `有 ${count} 个故障`,
  badText: '修复之前不要只依赖提醒，请同时查看卖家平台。',
  look: (count) => `有 ${count} 处需要查看`,
  lookText: '提醒正常发出，有空时请查看。',
  place,
  findings: {
    late: (count) => ({
      what: `有 ${count} 条提醒已到时间，但没有发出。`,
      next: '请检查巡检是否每分钟运行：见 runbook 的 “A schedule that does not run”。',
    }),
    noAudit: {
      what: '还没有进行过审计。',
      next: '审计每小时进行一次。两小时后仍是如此，请看 runbook 的 “A schedule that does not run”。',
    },
    oldAudit: {
      what: '每小时一次的审计已经两小时没有运行。',
      next: '请看 runbook 的 “A schedule that does not run”。',
    },
    problem: (what, count) => ({
      what: `上次审计发现：${what}${count > 1 ? `（${count}）` : ''}。`,
      next: '请看 runbook 的 “The audit found problems”。',
    }),
    oldCanary: {
      what: '已经两小时没有发出自检邮件。',
      next: '请看 runbook 的 “A schedule that does not run”。',
    },
    canary: (stage) => ({
      what: `上一封自检邮件没有走完全程：${stage}。`,
      next: '买家的邮件可能卡在同一个地方。请运行 npm run doctor，它会指出原因。',
    }),
    oldMessage: (queue, minutes) => ({
      what: `队列“${queue}”已经 ${minutes} 分钟没有动静。`,
      next: '请看 runbook 的 “A queue that is not processed”。',
    }),
    deadLetters: (queue, count) => ({
      what: `队列“${queue}”有 ${count} 条消息处理失败五次。`,
      next: '没有丢失，会保留 14 天。请运行 npm run redrive，它会说明失败原因并重试。',
    }),
    spApi: (store, problem) => ({
      what: `${store} 的 SP-API：${problem}。`,
      next: '请运行 npm run sp-api -- check，查看亚马逊的答复。',
    }),
    silent: (where) => ({
      what: `${where} 没有来信的时间比平时长。`,
      next: '请在卖家平台确认是否仍有消息，以及通知是否仍发往接收地址。',
    }),
  },
  stages: {
    'no thread': '没有被接收',
    'not claimed': '巡检没有发现它到期',
    'not sent': 'SES 没有接受它的提醒',
    'not delivered': '它的提醒没有送达',
    sent: '它的提醒已发出，尚未证实送达',
    delivered: '已到达',
  },
  mail: '各站点的邮件',
  mailColumns: ['最近来信', '最近一次已验证的回复副本', '7 天内来源未验证的邮件'],
  answerConfirmed: '最近一次获确认的回复',
  approveSender: (address, site) =>
    `从 ${address} 发出的回复还没有一条获亚马逊确认，而亚马逊会拒收未批准的发件地址。请在 ${site} 卖家平台的“消息 > 消息权限”中添加此地址。`,
  never: '从未',
  queues: '队列',
  queueColumns: ['队列', '等待', '处理中', '最早', '失败'],
  minutes: (count) => `${count} 分钟`,
  watch: '自检',
  lastAudit: '上次审计',
  passed: '全部正常',
  failed: '发现问题',
  lastCanary: '上一封自检邮件',
  longestGap: (hours) => `平时最长间隔 ${hours} 小时`,
  mutes: '已静音的邮件',
  noMutes: '没有静音的邮件。',
  mute: (from, store, name, until) => `${from} 发给 ${store} 的邮件：由 ${name} 静音至 ${until}`,
  muted: (count) => `至今 ${count} 封`,
  endMute: '撤销：恢复提醒',
  ended: (name) => `已由 ${name} 结束`,
  unmuted: '已撤销。下一封这样的邮件会照常提醒。',
  notInForce: '这条静音已经结束，这样的邮件会照常提醒。',
  unusable: '无法使用的通知',
  unusableText: '它们在死信队列里保留 14 天。npm run redrive 可以查看并重试。',
  channels: '提醒渠道',
  channelsText: '运行 npm run doctor -- --prove 会向每个渠道发送测试提醒，并说明哪些到达。',
  people: (count) => `${count} 人`,
  byMail: '电子邮件',
  filling: '正在把上次更新之前的会话补充到待回复列表。提醒不受影响。',
};

/** The words of the page about Replywatch itself. */
export const healthWords: Readonly<Record<Reader['language'], HealthWords>> = { en, 'zh-CN': zhCn };
