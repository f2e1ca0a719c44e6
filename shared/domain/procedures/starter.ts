import { hours } from '../instant.ts';
import type { Procedure, Step } from './procedure.ts';

const step = (id: string, en: string, zhCn: string): Step => ({
  id,
  words: { en, 'zh-CN': zhCn },
  tick: false,
});
/** A step that somebody must say was done. */
const ticked = (id: string, en: string, zhCn: string): Step => ({ ...step(id, en, zhCn), tick: true });

/** The procedures of a shop whose settings name none. Those of a kind of thread come first, since nobody guessed it. */
export const STARTER_PROCEDURES: readonly Procedure[] = [
  {
    id: 'claim',
    name: { en: 'Claim or chargeback', 'zh-CN': '索赔或拒付' },
    topics: [],
    kinds: ['claim', 'chargeback'],
    withinMs: hours(24),
    steps: [
      ticked(
        'deadline',
        'Read in Seller Central what Amazon asks for, and by when.',
        '在卖家平台查看亚马逊要求提供什么、截止到什么时候。',
      ),
      ticked(
        'evidence',
        'Collect the proof: tracking with delivery, the messages, photos, the invoice.',
        '收集证据：签收物流信息、往来消息、照片、发票。',
      ),
      ticked(
        'decide',
        'Decide with the manager: refund, or contest it with the proof.',
        '与管理员商定：退款，还是提交证据申诉。',
      ),
      ticked(
        'submit',
        'Do it in Seller Central, and record here what was done.',
        '在卖家平台提交，并在这里记录处理结果。',
      ),
    ],
  },
  {
    id: 'return',
    name: { en: 'Return or refund', 'zh-CN': '退货或退款' },
    topics: ['return-or-refund'],
    kinds: ['return'],
    withinMs: hours(24),
    steps: [
      step(
        'order',
        'Look at the order: who sends it, when it arrived, whether it is within the return window.',
        '查看订单：谁发货、何时签收、是否在退货期内。',
      ),
      step(
        'fba',
        'If Amazon sends it (FBA), Amazon handles the return: answer with that template, and stop here.',
        '如果是亚马逊配送（FBA），退货由亚马逊处理：用对应模板答复，到此为止。',
      ),
      ticked(
        'answer-request',
        'Authorise or close the return request in Seller Central.',
        '在卖家平台批准或关闭退货申请。',
      ),
      ticked(
        'refund',
        'If a refund is due, issue it in Seller Central, for this order and the right amount.',
        '如果应退款，在卖家平台为这个订单按正确金额退款。',
      ),
      step('tell', 'Tell the buyer what happens next, and by when.', '告诉买家下一步是什么、什么时候完成。'),
    ],
  },
  {
    id: 'cancellation',
    name: { en: 'Cancellation', 'zh-CN': '取消订单' },
    topics: ['cancellation'],
    kinds: ['cancellation'],
    withinMs: hours(24),
    steps: [
      step('shipped', 'See whether the parcel has left.', '确认包裹是否已发出。'),
      ticked(
        'stop',
        'If not: hold the parcel, and cancel the order in Seller Central as “buyer requested”.',
        '如果没有：拦下包裹，在卖家平台以“买家要求”为原因取消订单。',
      ),
      step('tell', 'Tell the buyer which of the two it is.', '告诉买家属于哪种情况。'),
    ],
  },
  {
    id: 'feedback',
    name: { en: 'Negative feedback', 'zh-CN': '差评' },
    topics: ['review'],
    kinds: ['feedback'],
    steps: [
      step('read', 'Read what went wrong, and the order.', '看清问题所在，查看订单。'),
      step(
        'solve',
        'Offer a solution first. Never offer anything for a review, and never ask to change one.',
        '先提出解决方案。绝不以任何好处换取评价，也绝不要求修改评价。',
      ),
      ticked(
        'removal',
        'If it breaks Amazon’s rules (only about the product, or abusive), ask Amazon in Seller Central to remove it.',
        '如果违反亚马逊规则（只评价商品或有辱骂），在卖家平台申请亚马逊移除。',
      ),
    ],
  },
  {
    id: 'defect',
    name: { en: 'Damaged, defective or wrong item', 'zh-CN': '破损、故障或发错' },
    topics: ['defect'],
    kinds: [],
    withinMs: hours(24),
    steps: [
      ticked(
        'danger',
        'Is anybody in danger (heat, smoke, sharp edges, swallowed parts)? Then stop: tell the manager, and ask the buyer to stop using it.',
        '是否有人身危险（发烫、冒烟、锐边、误吞零件）？如有，立即告知管理员，并请买家停止使用。',
      ),
      step('photos', 'Ask for photos, or for what happens.', '请买家提供照片，或说明具体情况。'),
      step(
        'fba',
        'If Amazon sends it (FBA), Amazon exchanges and refunds: answer with that template.',
        '如果是亚马逊配送（FBA），换货和退款由亚马逊处理：用对应模板答复。',
      ),
      ticked(
        'solve',
        'Send the replacement or issue the refund, whichever the buyer chose.',
        '按买家的选择补发或退款。',
      ),
      step('learn', 'Note the defect for the product, so that it can be mended.', '记录商品缺陷，便于改进。'),
    ],
  },
  {
    id: 'delivery',
    name: { en: 'Where is my parcel?', 'zh-CN': '包裹在哪里' },
    topics: ['delivery'],
    kinds: [],
    steps: [
      step('track', 'Look at the carrier’s last status.', '查看承运商的最新状态。'),
      step(
        'fba',
        'If Amazon sends it (FBA), Amazon handles the delivery: answer with that template.',
        '如果是亚马逊配送（FBA），配送由亚马逊负责：用对应模板答复。',
      ),
      step(
        'carrier',
        'If it is late or lost, ask the carrier, and promise the buyer a time that you can keep.',
        '如果延误或丢失，向承运商查询，并承诺一个能做到的答复时间。',
      ),
      ticked('solve', 'If it is lost: send a replacement or issue the refund.', '如果确认丢失：补发或退款。'),
    ],
  },
  {
    id: 'product',
    name: { en: 'Question about the product', 'zh-CN': '商品咨询' },
    topics: ['product-question'],
    kinds: [],
    steps: [
      step(
        'listing',
        'Look in the description and the manual. Say only what stands there or what you know.',
        '查看商品描述和说明书，只说其中写明或确知的内容。',
      ),
      step(
        'ask',
        'If you are not sure, ask a colleague with @name, and send a holding reply.',
        '不确定时，用 @姓名 询问同事，并先行回复买家。',
      ),
      ticked(
        'safety',
        'Is it about safety, health, children or batteries? Then let the manager see the answer first.',
        '涉及安全、健康、儿童或电池？先请管理员看过再答复。',
      ),
    ],
  },
  {
    id: 'invoice',
    name: { en: 'Invoice', 'zh-CN': '发票' },
    topics: ['invoice'],
    kinds: [],
    withinMs: hours(24),
    steps: [
      step(
        'details',
        'Use the details of the order, or those that the buyer wrote.',
        '使用订单信息，或买家提供的开票信息。',
      ),
      ticked(
        'send',
        'Upload the invoice in Seller Central, or attach it to the reply.',
        '在卖家平台上传发票，或作为附件随回复发送。',
      ),
    ],
  },
  {
    id: 'address',
    name: { en: 'Change of the address', 'zh-CN': '修改地址' },
    topics: ['address-change'],
    kinds: [],
    steps: [
      step(
        'never',
        'Never send a parcel to another address than the order’s: a claim would be lost.',
        '绝不寄往订单以外的地址，否则出现索赔时无法申诉。',
      ),
      step('shipped', 'See whether the parcel has left.', '确认包裹是否已发出。'),
      step(
        'tell',
        'Tell the buyer how to change the address under Your Orders, or that it is too late.',
        '告诉买家如何在“我的订单”中修改地址，或说明已来不及。',
      ),
    ],
  },
];
