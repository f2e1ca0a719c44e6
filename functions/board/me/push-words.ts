import type { Reader } from '#shared/messages/alert-view';

const en = {
  title: 'Push to this device',
  lead: 'An alert rings on your phone or computer, shows time left, store and order, and has a button to acknowledge. It never shows what a buyer wrote.',
  switchOn: 'Switch push on for this device',
  withoutScript: 'To switch push on, this page needs JavaScript.',
  notReady: 'Push is not ready yet: its key is made with the next deploy.',
  unsupported: 'This browser cannot show notifications from web pages.',
  onlyInstalled:
    'On an iPhone or iPad, add this page to the Home Screen first (Share, then Add to Home Screen), and open it from there. That takes iOS 16.4 or later.',
  denied:
    'You blocked notifications from this page. Allow them in the settings of your browser, then load the page again.',
  failed:
    'The browser could not switch push on: its push service did not answer. In mainland China, Google’s does not.',
  devices: 'Devices with push',
  none: 'No device of yours gets push.',
  thisDevice: 'This device',
  since: 'Since',
  accepted: 'Last accepted',
  never: 'nothing sent yet',
  unknownBrowser: 'A browser that did not say its name',
  remove: 'Remove',
  removeThis: (browser: string): string => `Remove ${browser} from push`,
  whereNot: 'Where push does not arrive',
  whereNotList: [
    'On an iPhone or iPad, only while the page is on the Home Screen (iOS 16.4 or later), and without the Acknowledge button: a tap opens the thread.',
    'In mainland China, not in Chrome or on most Android phones: they use Google’s service, which does not get through there. Use Bark, Feishu, DingTalk or WeCom instead.',
    'Not while a focus mode or “do not disturb” holds notifications back: let your browser, or the installed app, through.',
  ],
  state: {
    'push-on': 'Push is on for this device. Try whether it rings.',
    'push-off': 'That device gets no more push.',
    'push-many': 'You have push on ten devices already. Remove one first.',
    'push-wrong': 'This browser’s push service is not one that Replywatch can send to.',
  },
};

export type PushWords = typeof en;

const zhCn: PushWords = {
  title: '在这台设备上接收推送',
  lead: '提醒会在您的手机或电脑上响起，显示剩余时间、店铺和订单号，并带有“认领”按钮。推送从不显示买家写的内容。',
  switchOn: '在这台设备上开启推送',
  withoutScript: '开启推送需要启用 JavaScript。',
  notReady: '推送尚未就绪：密钥会在下次部署时生成。',
  unsupported: '这个浏览器不支持网页通知。',
  onlyInstalled:
    '在 iPhone 或 iPad 上，请先把本页添加到主屏幕（点“分享”，再点“添加到主屏幕”），然后从主屏幕打开。需要 iOS 16.4 或更高版本。',
  denied: '您已禁止本页发送通知。请在浏览器设置中允许，然后重新加载本页。',
  failed: '浏览器无法开启推送：它的推送服务没有响应。在中国大陆，谷歌的推送服务无法使用。',
  devices: '已开启推送的设备',
  none: '您还没有开启推送的设备。',
  thisDevice: '当前设备',
  since: '开启时间',
  accepted: '最近送出',
  never: '尚未发送过',
  unknownBrowser: '未知浏览器',
  remove: '移除',
  removeThis: (browser) => `不再向 ${browser} 推送`,
  whereNot: '哪些情况下收不到推送',
  whereNotList: [
    'iPhone 或 iPad：必须先把本页添加到主屏幕（iOS 16.4 或更高版本）；通知上没有“认领”按钮，点按会打开会话。',
    '中国大陆：Chrome 和大多数安卓手机使用谷歌的推送服务，在大陆无法送达。请改用 Bark、飞书、钉钉或企业微信。',
    '手机处于专注模式或勿扰模式时：请允许您的浏览器（或已安装的应用）发送通知。',
  ],
  state: {
    'push-on': '已在这台设备上开启推送。请测试一下是否会响。',
    'push-off': '那台设备不再接收推送。',
    'push-many': '您已在十台设备上开启推送，请先移除一台。',
    'push-wrong': 'Replywatch 无法向这个浏览器的推送服务发送消息。',
  },
};

/** The words about push on the page about oneself. */
export const pushPageWords: Readonly<Record<Reader['language'], PushWords>> = { en, 'zh-CN': zhCn };
