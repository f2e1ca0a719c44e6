import type { OrderFailure } from '#shared/domain/order/asked-order';
import type { OrderStatus, ParcelStatus } from '#shared/domain/order/order';
import type { Reader } from '#shared/messages/alert-view';

const status: Record<OrderStatus, string> = {
  'pending-availability': 'pre-order',
  pending: 'payment pending',
  unshipped: 'not shipped',
  'partially-shipped': 'partly shipped',
  shipped: 'shipped',
  cancelled: 'cancelled',
  unfulfillable: 'cannot be fulfilled',
  unknown: 'status unknown',
};
const parcel: Record<ParcelStatus, string> = {
  pending: 'not handed over',
  shipped: 'shipped',
  'in-transit': 'on its way',
  delivered: 'delivered',
  undeliverable: 'undeliverable',
  cancelled: 'cancelled',
  unknown: 'status unknown',
};
const failure: Record<OrderFailure, string> = {
  throttled: 'Amazon asks us to wait: too many orders were looked up in a short time. Try again in a minute.',
  unauthorised:
    'Amazon does not let Replywatch read orders. In Seller Central, give the application the role “Inventory and Order Tracking”, authorise it again, and run npm run sp-api -- check.',
  missing: 'Amazon does not know this order in this account. Look it up in Seller Central.',
  unavailable: 'The order could not be fetched. Try again, or look in Seller Central.',
};

const en = {
  title: 'Order',
  pageTitle: (order: string): string => `Order ${order}`,
  back: 'Back to the thread',
  none: 'This thread belongs to no order.',
  off: 'The order is not shown, because SP-API is not switched on for this store. How to switch it on: infra/settings/README.md, “SP-API”.',
  unasked: 'The order has not been looked up for a quarter of an hour.',
  asking: 'Asking Amazon…',
  look: 'Show the answer',
  lost: 'No answer came within a minute.',
  fetch: 'Fetch the order',
  again: 'Fetch again',
  retry: 'Try again',
  asOf: (at: string): string => `From Amazon, ${at}.`,
  status,
  cancellation: 'The buyer has asked to cancel.',
  amazons:
    'Amazon fulfils this order: questions about its delivery are Amazon’s to answer, and Amazon does not show us the parcel.',
  quantity: (count: number): string => `${count} ×`,
  noTitle: 'Item without a title',
  placed: 'Ordered',
  shipBy: 'Ship by',
  deliverBy: 'Deliver by',
  late: 'late',
  parcels: (count: number): string => (count === 1 ? 'Parcel' : `${count} parcels`),
  noParcel: 'No parcel yet.',
  noCarrier: 'Carrier not named',
  parcel,
  shipped: 'shipped',
  copy: 'Copy',
  copied: 'Copied',
  copyOf: (tracking: string): string => `Copy ${tracking}`,
  failure,
};

export type OrderWords = typeof en;

const zhCn: OrderWords = {
  title: '订单',
  pageTitle: (order) => `订单 ${order}`,
  back: '返回会话',
  none: '这个会话不属于任何订单。',
  off: '此店铺尚未启用 SP-API，因此看不到订单。启用方法见 infra/settings/README.md 的“SP-API”一节（英文）。',
  unasked: '最近 15 分钟内没有查询过此订单。',
  asking: '正在向亚马逊查询……',
  look: '查看结果',
  lost: '一分钟内没有收到答复。',
  fetch: '查询订单',
  again: '重新查询',
  retry: '重试',
  asOf: (at) => `亚马逊数据，${at}。`,
  status: {
    'pending-availability': '预售',
    pending: '待付款',
    unshipped: '未发货',
    'partially-shipped': '部分发货',
    shipped: '已发货',
    cancelled: '已取消',
    unfulfillable: '无法配送',
    unknown: '状态未知',
  },
  cancellation: '买家已申请取消。',
  amazons: '此订单由亚马逊配送：配送问题由亚马逊负责答复，且亚马逊不提供包裹信息。',
  quantity: (count) => `${count} ×`,
  noTitle: '无标题商品',
  placed: '下单',
  shipBy: '最晚发货',
  deliverBy: '最晚送达',
  late: '已超时',
  parcels: (count) => (count === 1 ? '包裹' : `${count} 个包裹`),
  noParcel: '还没有包裹。',
  noCarrier: '未注明承运商',
  parcel: {
    pending: '待交运',
    shipped: '已发货',
    'in-transit': '运输中',
    delivered: '已送达',
    undeliverable: '无法投递',
    cancelled: '已取消',
    unknown: '状态未知',
  },
  shipped: '发货于',
  copy: '复制',
  copied: '已复制',
  copyOf: (tracking) => `复制 ${tracking}`,
  failure: {
    throttled: '亚马逊要求稍候：短时间内查询的订单过多。请一分钟后重试。',
    unauthorised:
      '亚马逊不允许 Replywatch 读取订单。请在卖家平台给应用授予“Inventory and Order Tracking”角色，重新授权，然后运行 npm run sp-api -- check。',
    missing: '亚马逊在此账户中找不到这个订单，请到卖家平台查看。',
    unavailable: '未能取得订单。请重试，或到卖家平台查看。',
  },
};

/** The words of the order beside a thread. */
export const orderWords: Readonly<Record<Reader['language'], OrderWords>> = { en, 'zh-CN': zhCn };
