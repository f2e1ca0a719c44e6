import type { Words } from '../read/lexicon.ts';

export const en: Words = {
  review:
    'review, reviews, product review, product reviews, rating, ratings, customer review, testimonial*, evaluation*',
  feedback:
    'feedback, feedbacks, seller feedback, store feedback, seller review*, seller rating*, shop feedback, feedback rating, feedback score',
  leave:
    'leave, leaving, write, writing, post, posting, posted, submit*, give us, give, giving, drop, provide, providing, share, sharing, add a, have left, have written, have posted, you left, left us, write one, leave one, in a, as a, show us',
  rate: 'rate us, rate our, rate the, rate this, rate your purchase, rate it, review us, review our product*, review the product*, review your purchase, review this product, review your order on amazon, rating us, give a thumbs up, share your experience, reviewers, reviewers of, you reviewed, reviewed the, reviewed our, tell others in, tell other customers, tell others what, tell the world',
  wish: 'appreciate, we would love, would love, would be grateful, grateful for, would help us, helps us, help us, would mean a lot, means a lot, mean the world, means the world, looking forward, look forward, hope for, helps other, help other, write one, count on, thrilled, make our day, makes our day, delighted, is worth',
  good: 'positive, good, great, excellent, nice, 5 star, five star, 5 stars, five stars, 5 ★, ★, perfect, top, favourable, favorable, glowing, high, kind',
  bad: 'negative, bad, poor, 1 star, one star, 2 star, two star, low, unfavourable, unfavorable',
  happy:
    'happy, satisfied, like it, love it, enjoy*, pleased, like the, love the, like our, love our, like your, love your, not happy, unhappy, dissatisfied, not satisfied, is fine, all is well, everything is ok, in good order',
  change:
    'change, changing, remove, removing, delete, deleting, update, updating, revise, revising, edit, editing, modify, modifying, withdraw, withdrawing, take down, taking down, reconsider, reconsidering, amend, retract, removal of, upgrade, raise, improve, correct, erase, gone, rethink, deleted, removed, changed, updated, revised, lift, taken down, increase, disappears, disappear, vanish*, deleting what you wrote',
  stars: '5 stars, five stars, 5 ★, ★, 5 star, five star, 5stars, 5star, 4 or 5 stars, full stars',
  gift: 'gift, gifts, gift card*, giftcard*, voucher*, coupon*, cash back, cashback, free product*, free item*, bonus, reward*, discount*, free power bank, for free, is yours, free gift, free replacement, free sample*, rebate*, paypal, cash, amazon voucher, get a free, present, free one, one free, give you, second one is free, is free, on the house, 15 back, a little something, pay you, transfer, money back, paid out, small present',
  refund:
    'refund, refunds, refunding, full refund, partial refund, reimburse*, money back, compensation, compensate*, replacement, send you a new one, new one, refund you, credit, money, money will be back, your money, pay you back',
  get: 'get, receive, and we will, and we, then we, we will, we ll, you will, will be sent, earn, claim, in return we, so we can, so that we can, enjoy',
  swap: 'for, thank you for your, as a thank you for, as thanks for, after',
  trade:
    'in exchange for, in return for, in exchange of, against, as a thank you for, as thanks for, as a reward for',
  if: 'if, once, when, after, as soon as, provided that, as long as, in case, just, simply, should you',
  pleased:
    'if you like it, if you like the, if you like our, if you like your, if you love, if you are happy, if you are satisfied, if you enjoy',
  before: 'before, instead of, rather than, prior to',
  contact:
    'contact, contact us, contact me, reach us, reach me, reach out, message us, message me, text us, text me, write us, write to us, write to me, add us, add me, chat with us, chat with me, find us, find me, follow us, talk to us, call us, join us, join our, connect with us, get in touch, my, our, ping us, dm us, dm me, let us know, tell us',
  polite:
    'would you consider, could you, would you, may we ask, if you like, if you wish, if you want, if you feel, if you think, would you mind, we would be grateful if, consider, feel free, you are welcome to, you may',
  solved:
    'refunded, replaced, resolved, solved, reimbursed, have sent, has been sent, new one, replacement, have issued, was issued, fixed, settled, has arrived',
  thanks:
    'thank you for your, thank you for leaving, thank you for writing, thank you for taking, thanks for your, thank you for the, thanks for the, thanks for leaving, saw your, read your, we received your, sorry to read, your positive, for your kind',
  deny: 'do not offer, don t offer, cannot offer, can t offer, never offer, do not ask, don t ask, never ask, cannot ask, not allowed to, may not ask, must not ask, does not depend, we cannot, we can t, unable to, no need to, need not, you do not have to',
  filler:
    'a, an, the, your, our, my, us, me, that, this, it, to, of, on, for, please, kindly, with, in, about, is, be, or, and, own, short, quick, brief, honest, negative, positive, bad, good, great, poor, nice, 5, five, 1, one, 2, two, star, stars, ★, amazon, product, order, current, existing, recent, unfair, low, high, first, some, left, by, via, through, at, directly, you, perfect, excellent, now, very, customer, item, purchase, from, opinion, four, 4, thoughts, experience, there, will, has, been, gone, have, we, nice, what, you, wrote',
  app: 'whatsapp, whats app, whatapp, watsapp, wechat, we chat, weixin, telegram, viber, facebook, messenger, instagram, insta, skype, snapchat, signal, kakaotalk, line app, line id, tiktok, discord, twitter, fb, wa',
  chat: 'our whatsapp, my whatsapp, whatsapp number, whatsapp me, whatsapp us, our wechat, my wechat, wechat id, our telegram, our facebook, our instagram, facebook group, facebook page, instagram page, telegram group, telegram channel, our line id, my line id, skype id, my skype, whatsapp message to our, whatsapp message to us, us a whatsapp',
  elsewhere:
    'email us, e mail us, mail us, email me, e mail me, mail me, send us an email, send us an e mail, send an email to us, call us, phone us, give us a call, ring us, text us, text me, call me, outside of amazon, outside amazon, off amazon, away from amazon, our website, our web site, our own website, our site, our online shop, our online store, our web shop, our homepage, visit our shop, by paypal, via paypal, through paypal, to our paypal, bank transfer to, your email address, your e mail address, your phone number, your private email, our hotline, our email, our e mail, contact us directly by, sent us an email, sent us an e mail, private e mail, private email, write us an email, write us an e mail, drop us an email, your email, your e mail, called us, to our office address, our office address',
  scan: 'scan the qr, scan the code, scan our qr, scan this qr, scan this code, qr code',
  marketing:
    'off your next, off on your next, discount on your next, discount for your next, discount code*, coupon code*, promo code*, promotion code*, voucher code*, coupon for your next, coupon for, voucher for your next, use code, use the code save*, next purchase, special offer*, special deal*, our other products, our other items, other products in our, our new products, our new product, new arrivals, our new collection, check out our, browse our, visit our store, follow our store, follow our brand, our storefront, our newsletter, newsletter, black friday, flash sale, on sale, buy one get, buy two get, off on everything, off everything, subscribe to, subscribe and, limited time offer, our best seller*, save 10, save 20, you may also like, might also like, flash deal*, we also sell, customers also buy, many customers buy, customers buy with it, at checkout for, goes well with our, sale starts, summer sale, winter sale, our sale, spring sale, new model it, cheaper this week, seen the new model, seen our new',
  ask: 'please, could you, would you, can you, we ask you to, kindly, ask you to, we need you to, you need to, you should, you have to, would you please, can you please, could you please, would you mind, may we ask you, may i ask you, best to, it would be best to',
  cancel:
    'cancel, cancel your order, cancel the order, request a cancellation, request cancellation, submit a cancellation, cancel it, cancel this order, cancelling, canceling, cancellation from your side',
  shortage:
    'out of stock, sold out, no stock, no longer available, not available, unavailable, discontinued, ran out of, cannot ship it, can t ship it, cannot supply',
  courtesy:
    'thank you, thanks, many thanks, you are welcome, you re welcome, welcome, hello, hi, dear, good morning, good day, have a nice day, have a great day, have a good day, best regards, kind regards, regards, best wishes, sincerely, for contacting us, for your message, for your purchase, for your order, for shopping with us, for your kind words, for your patience, for your understanding, please let us know, if you have any questions, any questions, if you need anything else, if you need any help, feel free to contact us, do not hesitate to contact us, we are happy to help, happy to help, we are here to help, here to help, always here, at any time, anytime, we are glad, glad to help, we appreciate it, for you, so much, very much, have a nice weekend, we hope you enjoy, for your reply, for choosing us, we wish you a nice day, further questions, or need help, contact us, enjoy your purchase, and',
  phone:
    'phone, tel, telephone, call, call us, call me, ring, dial, cell, mobile, text me, text us, whatsapp, hotline, reach us, reach me, phone number, our number, my number, sms, fax',
  number:
    'tracking, tracking number, order, order number, serial, serial number, model, reference, ref, invoice, invoice number, ean, upc, isbn, case, case id, iban, vat, article, item number, part number, parcel, shipment, consignment, sku, firmware, version, error, error code, gtin, ticket, account, id, license',
  service:
    'carrier, courier, warranty, manufacturer, maker, ups, usps, fedex, dhl, dpd, hermes, evri, royal mail, customs, amazon',
  care: 'refund, refunded, refund you, reimburse*, return label, replacement, the carrier, redeliver*, reship, send a new one',
  other:
    '5 star hotel, five star hotel, a 5 star hotel, will review, ll review, we review, are reviewing, have reviewed, has reviewed, review your case, review the case, review of the manual, reviewed the photos, reviewed your, finished its review, star hotel, review your request, you can cancel, can be cancelled, like to cancel, want to cancel, wish to cancel, prefer to cancel, energy rating, your rating plate, asked to cancel, able to cancel, cannot cancel, your rating of the heat, your rating of the temperature',
  yours: 'your, what you wrote',
  we: 'us, we, let s, me, our team',
  prep: 'on, via, through, over, by',
  mail: 'by email, by e mail, by mail, via email, via e mail, by phone, by telephone',
};
