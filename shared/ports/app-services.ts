/** How a call rings at a service that has several ways. */
type Ring = 'app' | 'sms' | 'phone';

/** An app of the user's own, and the person whom it reaches. */
interface App {
  /** Name of the secret that holds the app's secret. */
  readonly appSecret: string;
  /** Where its requests go: the service's own server, or a relay before it. */
  readonly server: string;
  /** The person's id at the service. */
  readonly userId: string;
}

/** An app of Feishu: a message, which is made urgent for a call. */
export interface FeishuApp {
  readonly to: App & { readonly appId: string; readonly ring: Ring };
  /** `content` is JSON in a text, as Feishu takes it. */
  readonly body: { readonly msg_type: 'post'; readonly content: string };
}

/** An app of DingTalk: a message, and a DING for a call. */
export interface DingtalkDing {
  readonly to: App & {
    readonly appKey: string;
    readonly robotCode?: string | undefined;
    readonly ring: Ring;
  };
  readonly body: {
    readonly msgKey: 'sampleMarkdown';
    /** JSON in a text, as DingTalk takes it. */
    readonly msgParam: string;
    /** What the DING says, or reads out; short, and without links. */
    readonly ding: string;
  };
}

/** An app of WeCom: a message, and the emergency call for a call. */
export interface WecomCall {
  readonly to: App & {
    readonly corpId: string;
    readonly agentId: number;
    /** Name of the secret of the app that calls, where another one sends the message. */
    readonly callSecret?: string | undefined;
  };
  readonly body: { readonly msgtype: 'text'; readonly text: { readonly content: string } };
}

/** An iPhone with the app Bark. */
export interface Bark {
  /** The URL in the secret ends with the device's key; `volume` is that of a call, from 0 to 10. */
  readonly to: { readonly urlSecret: string; readonly volume: number };
  /** `url` is what a tap opens. */
  readonly body: { readonly title: string; readonly body: string; readonly url?: string };
}
