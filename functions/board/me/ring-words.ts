import type { Reader } from '#shared/messages/alert-view';

const en = {
  title: 'Test ring',
  lead: 'Test by day what has to wake you at night. Each button sends you a test alert, as loud as a call and on the same path.',
  byEmail: (address: string): string => `E-mail to ${address}`,
  bySlack: (channel: string): string => `Slack channel ${channel}`,
  byPush: 'Push to your devices',
  byService: (service: string, webhook: string): string => `${service} (${webhook})`,
  othersRead: (names: string): string => `${names} will see it too.`,
  ring: 'Ring me',
  ringBy: (way: string): string => `Ring me: ${way}`,
  tooMany: 'Three test rings a minute are the most. Try again in a minute.',
  unknownWay: 'This way is no longer in the settings. Choose one from the list.',
  waiting: 'The test alert is on its way. This page looks again by itself.',
  silent:
    'No answer after a minute. Alerts sent this way may be stuck: look at the page Health, or ask whoever runs Replywatch.',
  lookAgain: 'Look again',
  accepted: 'The service accepted the test alert.',
  refused:
    'The service refused the test alert. Alerts sent this way do not reach you, so they go out another way. Show this to whoever runs Replywatch.',
  failed: 'The test alert did not get through this time. Try again in a minute.',
  answer: (reason: string): string => `Its answer: ${reason}`,
  didItRing: 'Did it ring?',
  yes: 'Yes, it rang',
  no: 'No, it did not',
  rang: 'Good. Try it again whenever you change your phone, the app or its settings.',
  check: 'What to check',
  back: 'All ways that reach you',
};

export type RingWords = typeof en;

const zhCn: RingWords = {
  title: '试响铃',
  lead: '请在白天试一试，确认夜里能叫醒您。点击按钮后，您会收到一条测试提醒，响铃方式和发送通道都与真实的紧急提醒相同。',
  byEmail: (address) => `邮件：${address}`,
  bySlack: (channel) => `Slack 频道 ${channel}`,
  byPush: '推送到您的设备',
  byService: (service, webhook) => `${service}（${webhook}）`,
  othersRead: (names) => `${names} 也会看到。`,
  ring: '试响铃',
  ringBy: (way) => `试响铃：${way}`,
  tooMany: '每分钟最多试三次，请一分钟后再试。',
  unknownWay: '设置中已没有这种方式，请从列表中选择。',
  waiting: '测试提醒已发出，本页会自动刷新。',
  silent: '一分钟后仍无结果，这条通道可能堵住了。请查看“运行状况”页面，或联系 Replywatch 的管理员。',
  lookAgain: '刷新',
  accepted: '对方服务已接收测试提醒。',
  refused:
    '对方服务拒收了测试提醒。这条通道的提醒到不了您这里，会改用其他方式发送。请把本页给 Replywatch 的管理员看。',
  failed: '这次没有发送成功，请一分钟后再试。',
  answer: (reason) => `返回信息：${reason}`,
  didItRing: '响了吗？',
  yes: '响了',
  no: '没响',
  rang: '很好。更换手机、应用或修改其设置后，请再试一次。',
  check: '请检查',
  back: '所有能联系到您的方式',
};

/** The words of the test ring. */
export const ringWords: Readonly<Record<Reader['language'], RingWords>> = { en, 'zh-CN': zhCn };
