import type { MeasureName } from '../domain/account/report.ts';
import type { OperatorLanguage } from '../domain/operator-words.ts';
import type { ConcernRaised } from '../domain/thread/fact.ts';

/** A concern about the account: its figure and the line that it crossed, if it is about one. */
export type Concern = Pick<ConcernRaised, 'about' | 'value' | 'line'>;

/** The words for concerns in one language. */
interface ConcernWords {
  readonly measures: Readonly<Record<MeasureName, string>>;
  readonly crossed: (measure: string, value: string, line: string) => string;
  /** Other concerns, by name; `{value}` and `{line}` are replaced. */
  readonly others: Readonly<Record<string, string>>;
  readonly warned: (warning: string) => string;
  readonly hours: (count: string) => string;
  readonly nothingSeen: string;
}

export const CONCERN_WORDS: Readonly<Record<OperatorLanguage, ConcernWords>> = {
  en: {
    measures: {
      'order-defect-rate-mfn': 'Order defect rate (shipped by you)',
      'order-defect-rate-afn': 'Order defect rate (shipped by Amazon)',
      'late-shipment-rate': 'Late shipment rate',
      'cancellation-rate': 'Cancellation rate',
      'valid-tracking-rate': 'Valid tracking rate',
      'on-time-delivery-rate': 'On-time delivery rate',
      'unit-on-time-delivery-rate': 'On-time delivery rate by unit',
      'invoice-defect-rate': 'Invoice defect rate',
    },
    crossed: (measure, value, line) => `${measure} is ${value}; the limit is ${line}`,
    others: {
      AT_RISK: 'Amazon says the account is at risk of deactivation',
      DEACTIVATED: 'Amazon has deactivated the account',
      stars: 'A buyer left {stars}-star feedback',
      'response-rate-differs':
        'Amazon counts {value} of messages answered within 24 hours, Replywatch counts {line}: some messages or replies do not reach Replywatch',
      'average-response-differs':
        'Amazon counts an average response time of {hours}, Replywatch counts {ourHours}: some messages or replies do not reach Replywatch',
      'client-secret': 'The SP-API client secret is about to expire: rotate it in Developer Central',
      canary: 'A self-test of Replywatch: nothing to do',
    },
    warned: (warning) => `Amazon warns: ${warning}`,
    hours: (count) => `${count} h`,
    nothingSeen: 'nothing',
  },
  'zh-CN': {
    measures: {
      'order-defect-rate-mfn': '订单缺陷率（卖家自配送）',
      'order-defect-rate-afn': '订单缺陷率（亚马逊配送）',
      'late-shipment-rate': '迟发率',
      'cancellation-rate': '取消率',
      'valid-tracking-rate': '有效追踪率',
      'on-time-delivery-rate': '准时送达率',
      'unit-on-time-delivery-rate': '准时送达率（按件）',
      'invoice-defect-rate': '发票缺陷率',
    },
    crossed: (measure, value, line) => `${measure}为 ${value}，目标为 ${line}`,
    others: {
      AT_RISK: '亚马逊通知：账户有被停用的风险',
      DEACTIVATED: '亚马逊已停用账户',
      stars: '买家留下 {stars} 星反馈',
      'response-rate-differs':
        '亚马逊统计 24 小时内回复率为 {value}，Replywatch 统计为 {line}：有消息或回复未传到 Replywatch',
      'average-response-differs':
        '亚马逊统计的平均回复时间为 {hours}，Replywatch 统计为 {ourHours}：有消息或回复未传到 Replywatch',
      'client-secret': 'SP-API 客户端密钥即将过期：请在开发者中心轮换',
      canary: 'Replywatch 系统自检：无需处理',
    },
    warned: (warning) => `亚马逊警告：${warning}`,
    hours: (count) => `${count} 小时`,
    nothingSeen: '无',
  },
};

/** A concern in a sentence. */
export function concernIn(language: OperatorLanguage, { about, value, line }: Concern): string {
  const words = CONCERN_WORDS[language];
  const measure = Object.entries(words.measures).find(([name]) => name === about)?.[1];
  if (measure !== undefined) return words.crossed(measure, percent(value), percent(line));
  const sentence = Object.entries(words.others).find(([name]) => name === about)?.[1] ?? words.warned(about);
  const places: Readonly<Record<string, string>> = {
    value: percent(value),
    line: line === undefined ? words.nothingSeen : percent(line),
    stars: String(value ?? ''),
    hours: words.hours(oneDecimal(value)),
    ourHours: line === undefined ? words.nothingSeen : words.hours(oneDecimal(line)),
  };
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '');
}

/** A fraction as a percentage: 0.0061 is 0.61%. */
function percent(fraction: number | undefined): string {
  return fraction === undefined ? '?' : `${Number((fraction * 100).toFixed(2))}%`;
}

function oneDecimal(count: number | undefined): string {
  return count === undefined ? '?' : String(Number(count.toFixed(1)));
}
