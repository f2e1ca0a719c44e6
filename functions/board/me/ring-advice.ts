import type { Reader } from '#shared/messages/alert-view';
import type { WayKind } from './ways.ts';

interface Advice {
  /** The name of the service, as its users know it. */
  readonly service: string;
  /** What lets it ring, most likely cause first. */
  readonly checks: readonly string[];
}

/** What every app on a phone needs, after what its own service needs. */
const appsIn: Readonly<Record<Reader['language'], (app: string) => readonly string[]>> = {
  en: (app) => [
    `In the phone’s settings, ${app} may send notifications, with sound and on the lock screen.`,
    `Silent mode, Do Not Disturb or a Focus holds nothing of ${app} back, or it is off at night when you are on call.`,
    `On Android, the battery saver does not put ${app} to sleep.`,
  ],
  'zh-CN': (app) => [
    `手机系统设置中已允许${app}发送通知，并打开声音和锁屏显示。`,
    `静音模式、勿扰或专注模式没有拦住${app}；值班的夜里请关闭，或把它设为例外。`,
    `安卓手机的省电管理没有限制${app}在后台运行。`,
  ],
};

const app = (language: Reader['language'], name: string, ...own: readonly string[]): Advice => ({
  service: name,
  checks: [...own, ...appsIn[language](name)],
});

const en = (name: string, ...own: readonly string[]): Advice => app('en', name, ...own);
const zh = (name: string, ...own: readonly string[]): Advice => app('zh-CN', name, ...own);

const MENTION = 'Your ID is in the settings under mentions: without it, the post mentions nobody.';
const MENTION_ZH = '设置中您的 mentions 已填写：没填的话，消息不会 @ 您。';
const MUTED = 'The group is not muted on your phone.';
const MUTED_ZH = '手机上没有对这个群开启免打扰。';

/** What to check when a test did not ring, by service. */
export const RING_ADVICE: Readonly<Record<Reader['language'], Readonly<Record<WayKind, Advice>>>> = {
  en: {
    email: {
      service: 'E-mail',
      checks: [
        'Look into the spam folder, and mark the mail as no spam.',
        'Few phones ring for mail: make the sender of the alerts a VIP or a favourite with a sound of its own.',
        'To be woken, add a service that rings under webhooks in the settings, and keep the mail beside it.',
      ],
    },
    slack: en(
      'Slack',
      MENTION,
      'In Slack under Notifications, mentions come to your phone, also while your computer is on.',
      'Slack’s own notification schedule pauses nothing while you are on call.',
    ),
    push: {
      service: 'Push',
      checks: [
        'In the device’s settings, your browser, or the installed app, may send notifications, with sound and on the lock screen.',
        'Silent mode, Do Not Disturb or a Focus lets them through, also at night when you are on call.',
        'On a computer, the browser runs; on Android, the battery saver does not put it to sleep.',
        'In mainland China, Google’s push does not arrive: use Bark, Feishu, DingTalk or WeCom instead.',
      ],
    },
    wecom: en(
      'WeCom',
      MENTION,
      MUTED,
      'In WeCom under Notifications, the time outside work is not excepted.',
    ),
    dingtalk: en('DingTalk', MENTION, MUTED),
    feishu: en('Feishu', MENTION, MUTED, 'In Feishu, Do Not Disturb is off, or lets mentions through.'),
    json: {
      service: 'Your own program',
      checks: ['Your program took it. Ask whoever runs it what it does with a post that is loud.'],
    },
    'feishu-app': en(
      'Feishu',
      'With sms or phone, the number in Feishu is yours, and the call was not blocked as spam.',
      'With sms or phone, the company has some of its quota of urgent messages left (admin console, costs).',
    ),
    'dingtalk-ding': en(
      'DingTalk',
      'With sms or phone, the number in DingTalk is yours, and the call was not blocked as spam.',
      'With sms or phone, the company has some of its DING quota left (admin console).',
    ),
    'wecom-call': en(
      'WeCom',
      'The number in WeCom is yours, and your phone did not block the call as spam: save it as a contact.',
      'The phone lets this contact ring while it is silent.',
    ),
    pagerduty: en(
      'PagerDuty',
      'In PagerDuty you are on call for the service, and your notification rules call you for high urgency.',
      'The incident is there: a test opens one. Close it in PagerDuty.',
    ),
    ntfy: en(
      'ntfy',
      'On Android, ntfy may override Do Not Disturb for the highest priority. On an iPhone it cannot.',
      'The app subscribes to the topic, and the topic is not muted.',
    ),
    pushover: en(
      'Pushover',
      'In Pushover’s settings, emergency priority may ring while the phone is silent (critical alerts on an iPhone).',
    ),
    telegram: en(
      'Telegram',
      'The chat with the bot is not muted. Telegram cannot ring through silent mode by itself.',
    ),
    teams: en('Teams', 'In Teams, the channel notifies you on the phone, and quiet hours are off.'),
    bark: en(
      'Bark',
      'Critical alerts are allowed: iPhone settings, Notifications, Bark. Only these ring in silent mode.',
      'The volume under webhooks in the settings is above 0.',
    ),
  },
  'zh-CN': {
    email: {
      service: '邮件',
      checks: [
        '看看垃圾邮件，把这封标记为“非垃圾邮件”。',
        '多数手机收到邮件不会响铃：请把发件人设为 VIP 或特别关注，并设置单独的提示音。',
        '想被叫醒，请在设置的 webhooks 中添加能响铃的服务，邮件仍可保留。',
      ],
    },
    slack: zh(
      'Slack ',
      MENTION_ZH,
      'Slack 的通知设置允许 @ 消息推送到手机，电脑在线时也推送。',
      'Slack 自带的免打扰时段没有覆盖您的值班时间。',
    ),
    push: {
      service: '推送',
      checks: [
        '设备系统设置中已允许浏览器（或已安装的应用）发送通知，并打开声音和锁屏显示。',
        '静音模式、勿扰或专注模式没有拦住通知，值班的夜里也一样。',
        '电脑上浏览器正在运行；安卓手机的省电管理没有限制它在后台运行。',
        '在中国大陆，谷歌的推送无法送达：请改用 Bark、飞书、钉钉或企业微信。',
      ],
    },
    wecom: zh('企业微信', MENTION_ZH, MUTED_ZH, '企业微信的通知设置中，没有关闭下班时间的提醒。'),
    dingtalk: zh('钉钉', MENTION_ZH, MUTED_ZH),
    feishu: zh('飞书', MENTION_ZH, MUTED_ZH, '飞书没有开启勿扰模式，或允许 @ 消息例外。'),
    json: {
      service: '自建程序',
      checks: ['您的程序已收到。请联系维护者，确认它会让 loud 的消息响铃。'],
    },
    'feishu-app': zh(
      '飞书',
      '使用短信或电话加急时，飞书中的手机号是您本人的，来电没有被当成骚扰电话拦截。',
      '使用短信或电话加急时，企业的加急额度没有用完（管理后台，费用中心）。',
    ),
    'dingtalk-ding': zh(
      '钉钉',
      '使用短信或电话 DING 时，钉钉中的手机号是您本人的，来电没有被当成骚扰电话拦截。',
      '使用短信或电话 DING 时，企业的 DING 额度没有用完（管理后台）。',
    ),
    'wecom-call': zh(
      '企业微信',
      '企业微信中的手机号是您本人的，来电没有被当成骚扰电话拦截：请把该号码存为联系人。',
      '手机静音时允许该联系人响铃。',
    ),
    pagerduty: zh(
      'PagerDuty ',
      '您在 PagerDuty 中正在该服务的值班表上，通知规则会为高紧急度拨打电话。',
      '事件已创建：测试会新建一个事件，请在 PagerDuty 中关闭它。',
    ),
    ntfy: zh(
      'ntfy ',
      '安卓手机：允许 ntfy 的最高优先级绕过勿扰模式。iPhone 上无法绕过。',
      '应用已订阅该主题，且没有静音。',
    ),
    pushover: zh('Pushover ', 'Pushover 的设置中，允许紧急优先级在静音时响铃（iPhone 为“重要警告”）。'),
    telegram: zh('Telegram ', '没有对机器人的聊天静音。Telegram 自身无法在静音模式下响铃。'),
    teams: zh('Teams ', 'Teams 中该频道会推送到手机，且没有开启安静时间。'),
    bark: zh(
      'Bark ',
      '已允许“重要警告”：iPhone“设置 > 通知 > Bark”。静音时只有重要警告会响。',
      '设置中 webhooks 的 volume 大于 0。',
    ),
  },
};
