import type { RuleId } from '#shared/domain/policy/rules';

/** What is wrong with words to a buyer, and what to do instead. */
export const en: Readonly<Record<RuleId, string>> = {
  'contact-email': 'Amazon blocks e-mail addresses. Remove it; the buyer can answer here.',
  'contact-phone': 'Amazon blocks phone numbers. Remove it; the buyer can answer here.',
  'contact-phone-service':
    'Amazon allows a phone number only if it is the carrier’s, the maker’s or the warranty service’s. Make sure that it is.',
  'contact-chat':
    'This moves the buyer to another chat, which Amazon blocks. Remove it; the buyer can answer here.',
  'contact-elsewhere': 'This asks the buyer to leave Amazon’s messages. Settle it here instead.',
  'link-external':
    'Only links to Amazon and to a carrier’s tracking are allowed. Remove this one and describe what it shows.',
  'link-http': 'The link is not encrypted. Write it with https://.',
  'link-amazon-shop':
    'A link to a product page or a storefront looks like advertising. Leave it out unless the buyer asked for it.',
  'review-incentive':
    'Nothing may be offered for a review or feedback. Remove the review or the offer: this can cost the account.',
  'review-change-incentive':
    'Nothing may be offered for changing or removing a review or feedback. Settle the problem and do not mention the review.',
  'review-change':
    'You may not ask a buyer to change or remove a product review. Settle the problem and do not mention the review.',
  'review-positive': 'You may not ask for a good review or a number of stars. Remove the request.',
  'review-if':
    'You may not ask for a review only if the buyer is happy, nor for contact before a bad one. Remove the condition and the request.',
  'review-ask':
    'An answer is no place to ask for a product review. Remove it and use “Request a Review” in Seller Central.',
  'feedback-change':
    'You may ask about seller feedback only politely, and once the problem is solved. Solve it first and say how; then ask whether the buyer would consider an update.',
  'feedback-ask':
    'In an answer to a problem, a request for feedback looks like pressure. Leave it out unless all is settled.',
  marketing:
    'Coupons, offers and other products are advertising, which Amazon forbids here. Remove this sentence.',
  'ask-cancel':
    'You may not ask a buyer to cancel; a cancellation for lack of stock is the seller’s. Say what is wrong and let the buyer choose.',
  'important-subject':
    'Since April 2025 “[Important]” no longer reaches a buyer who opted out, and misuse is punished. Remove it.',
  emoji: 'Amazon forbids emoji in messages. Remove it.',
  'other-buyer':
    'This greets somebody else than the buyer of this conversation. Check whom you are answering, then correct the name.',
  'other-order':
    'This order is not the one of the conversation. Check the number: another buyer’s order must not be named here.',
  variable: 'This variable was not filled in. Replace it with the real value, or remove it.',
  empty: 'There is nothing to send. Write an answer first.',
  'thanks-only':
    'This only thanks the buyer or offers help. Amazon wants an answer: say what happens next, or mark “no response needed”.',
  language: 'This does not look like the buyer’s language. Write it in that language, or send both.',
  'fba-order':
    'Amazon handles delivery, returns and refunds of FBA orders. Send the buyer to Amazon’s customer service, or answer the product question only.',
  length: 'The message is longer than 2,000 characters, so Amazon may cut or refuse it. Shorten it.',
  'file-size':
    'Files may have 4 MB in all here. Make them smaller, or attach them in Seller Central, which takes 10 MB.',
  'file-type': 'This type of file may be refused. Send a PDF, JPEG, PNG, TXT, DOC or DOCX instead.',
  'blank-lines': 'Amazon allows no more than two line breaks in a row. Remove the blank lines.',
  html: 'The message goes out as plain text, so the buyer would see this tag. Remove it.',
  'doubled-word': 'This word is there twice. Remove one.',
};
