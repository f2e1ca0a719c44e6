import type { Corpus } from './sentences.ts';

export const en: Corpus = {
  allowed: String.raw`
Hello Anna, your parcel left our warehouse on 2 March and should reach you by Friday, 6 March.
Your order 111-2233445-6677889 was shipped with UPS; the tracking number is 1Z999AA10123456784.
The tracking number is 9400 1000 0000 0000 0000 00 and the parcel is on its way.
You can follow your parcel at https://www.ups.com/track?tracknum=1Z999AA10123456784.
The refund of $1,299.00 was issued on 12/03/2026 and can take 3 to 5 business days.
The parcel was received.It was signed for by a neighbour.
We checked with the carrier.In the meantime we sent a new one.
Please hold the power button for 10 seconds until error code E05-1234-5678 disappears.
The Acme™ kettle and the Acme® base belong together.
The fishing line holds up to 20 kg, and a spare line is in the box.
The watch works with WhatsApp and shows incoming messages.
Please open the app and scan the QR code to pair the camera.
We'll review your case and refund you within 24 hours.
Thanks for your feedback, refund issued today: 24.90 EUR.
You can cancel it under Your Orders as long as it has not been shipped.
You can return it within 30 days at https://www.amazon.com/returns.
I am sorry that the lamp arrived broken. I have sent a replacement today, and you need not return the old one.
We have refunded 15 % of the price, 4.50 USD, because the box was damaged.
Unfortunately the blue one is out of stock until 15 May; the black one has the same size. Which would you like?
The bottle is dishwasher safe up to 70 °C.
The battery lasts 8 hours; charging it takes 2.5 hours with the cable that came with it.
Could you send us a photo of the damaged part here, please?
Did the parcel arrive with a card from the carrier? If so, it is waiting at the nearest post office.
We have issued a full refund of 39.99 GBP. It should be on your card in 3 to 5 working days.
The model number is AB-2040-7781 and the serial number 4006381333931 is on the back.
Please check the order number 202-1234567-7654321 on your packing slip.
Your ASIN B0C1234XYZ fits phones up to 6.7 inches.
The firmware version 10.0.19041.1234 fixes this.
Our warehouse opens on 2026-03-02 at 9:00; your order leaves at 10:30-11:00.
The manual is attached as manual.pdf.
As you asked for an invoice, it is attached. It was made out on 02.03.2026.
The discount that you used was applied: the total was 27.00 instead of 30.00 EUR.
We received your return on Monday and refunded it in full.
The size chart is in the product's pictures: M fits 38 to 40.
It is 120 x 60 x 75 cm and weighs 18.5 kg.
Use 100-240 V 50/60 Hz only.
Please let us know whether you would like a refund or a replacement.
Before you return the item, please remove the battery.
Before you use it for the first time, rinse it with warm water.
If you are happy with this solution, nothing else is needed.
If the new part does not fit, tell us here and we will refund you.
We will update you after the carrier has finished its review, at the latest on Thursday.
The seller of the case is another shop, so please contact Amazon customer service about it.
Amazon handles the delivery of this order; its customer service can help you at https://www.amazon.co.uk/contact-us.
Please change the batteries, then remove the cover and press reset.
Your review of the manual helped: page 4 now shows the right screw.
Thank you for your positive feedback about the delivery. The spare key was posted today.
We do not offer refunds in exchange for reviews; your refund of 20.00 USD does not depend on anything.
Your bank will show it as AMZN Mktp within 5 days.
The SIM card slot is under the cover; insert it with the line facing up.
The speaker supports Telegram calls and Instagram videos in full screen.
Your parcel JJD000390007886543210 was handed to DHL at 14:32 on 28.02.2026.
It is a 5 star hotel quality towel with 600 g per square metre.
We have asked the carrier to check the address at 10115 Berlin. I will write to you here by 3 pm tomorrow.
I have just refunded you. Would you consider updating your seller feedback, if you think that it is solved?
We replaced the pump on 3 March. If you like, could you have another look at your seller feedback?
The gift wrap was missing, so we refunded 3.99 EUR for it.
The gift card that you ordered is valid for 10 years.
You asked whether it is free of BPA: yes, it is.
There is no extra charge; the return label is free.
`,
  forbidden: {
    'contact-email': `
Please write to support@acme-shop.com and we will help you.
You can reach us at help.desk@gmail.com.
Send the photo to acme dot support at gmail dot com.
Write to service (at) acmeshop (dot) com please.
My mail is anna[at]acme-home.de.
Ｗrite to ｓｈｏｐ＠ａｃｍｅ．ｃｏｍ for the part.
Mail us: s​upport@ac​me.com
`,
    'contact-phone': `
Call us at +1 917 555 0147 and we will sort it out.
Our number is (917) 555-0147.
Please ring 0044 20 7946 0123 between 9 and 5.
You can reach me on 07700 900123.
My cell phone: 9175550147.
Call nine one seven five five five zero one four seven any time.
Dial 9 1 7 5 5 5 0 1 4 7.
Text me: 9️⃣1️⃣7️⃣5️⃣5️⃣5️⃣0️⃣1️⃣4️⃣7️⃣
Ring us: ＋１ ９１７ ５５５ ０１４７
`,
    'contact-chat': `
Please contact us on WhatsApp, it is faster.
Add me on WeChat and I will send you the refund.
Our WhatsApp number is on the box.
Message us via Telegram for the manual.
Join our Facebook group for more tips.
Please add us on W h a t s A p p so we can help.
You can find me on Wһatsаpp.
Scan the QR code to contact us and get your gift.
My WeChat ID: acmeshop88
Write to @acme_support for a quick answer.
`,
    'contact-elsewhere': `
Please email us directly so we can solve this outside of Amazon.
Give us a call and we will find a solution.
You can order the spare part on our website.
Please pay the difference by PayPal.
`,
    'link-external': `
See the video at https://www.acme-home.com/video for help.
Visit acmeshop.com for the manual.
The manual is at www.acme-manuals.net/kettle.
Please fill in http://bit.ly/3xYz.
Have a look at acme shop dot com, sorry, acmeshop dot com.
Details: hxxps://acme.shop/help
Follow it at https://amazon.com@acme-evil.com/track.
Follow it at https://www.amаzon.com/track.
Follow it at https://amazon.com.acme-track.net/1Z999.
Watch youtu.be/abc123 for the setup.
Go to acme-support.io and log in.
`,
    'review-incentive': `
We will send you a $10 gift card in exchange for a 5-star review.
Leave us a review and get a free power bank.
If you write a positive review, we will refund your order.
As a thank you for your review you receive a 20% discount.
We offer a full refund for your review.
Once you have posted your review, we will send you a gift.
Write a review and we will send you an Amazon voucher.
Get your money back: just leave 5 stars.
A free replacement is yours if you rate us five stars.
We will refund 5 dollars via Amazon for a good r e v i e w.
Enjoy a gift card for your honest rev1ew.
`,
    'review-change-incentive': `
If you remove your negative review, we will refund you in full.
We can send you a gift card if you change your review to 5 stars.
Delete your review and we will send you a new one for free.
We will refund the order after you update your feedback.
Please revise your rating, then we will refund you 50%.
In exchange for removing your feedback we offer a full refund.
`,
    'review-change': `
Could you please remove your review?
We kindly ask you to change your 1-star review.
Would you consider updating your product review now that it is solved?
Please delete the negative review, it hurts our small business.
We hope that you can revise your rating.
Please take down the bad review.
Please r.e.m.o.v.e the review.
`,
    'feedback-change': `
Please remove your negative feedback.
You must change your seller feedback, as it was the carrier's fault.
We ask you to delete the feedback first, then we look into it.
`,
    'review-positive': `
Please leave us a 5-star review.
A positive review would mean a lot to us.
We would love a five star rating from you.
Kindly give us 5 stars.
Please write a good review about the product.
We are a small family business and live from positive reviews.
Please leave us a p o s i t i v e review.
Please give us ⭐⭐⭐⭐⭐ on Amazon.
`,
    'review-if': `
If you are happy with the product, please leave a review.
If you're satisfied, we would appreciate a review.
Please contact us before leaving a negative review.
Before you post a review, please give us the chance to solve it.
If you like it, rate us; if not, write to us.
If you are not happy, please contact us instead of leaving negative feedback.
`,
    'review-ask': `
Please leave a review on Amazon.
We would appreciate your honest review.
Please take a moment to rate our product.
Your review helps other customers, so please write one.
Could you share your experience in a product review?
`,
    marketing: `
Use code SAVE20 for 20% off your next order.
Here is a coupon for your next purchase.
Have a look at our other products, they are on sale.
Check out our new arrivals this week.
Follow our store to get special offers.
Subscribe to our newsletter for deals.
Get 15 % off on everything in our shop.
Buy two, get one free this weekend.
`,
    'ask-cancel': `
Please cancel the order, as the item is out of stock.
Could you cancel your order on your side?
We have no stock left, so we kindly ask you to cancel.
The item is sold out. Please request a cancellation in Your Orders.
`,
    'important-subject': `
[Important] Your parcel is delayed until Monday, 3 March.
`,
    emoji: `
Your parcel is on its way 🚚 and arrives on Monday.
Sorry for the trouble 😊, the refund of 10 EUR is issued.
We ❤️ our customers, and the part was sent today.
`,
    variable: `
Hello {buyer}, your parcel is on its way.
Your tracking number is {tracking}.
It arrives by {{deliver by}} at the latest.
`,
  },
  heldOut: {
    allowed: String.raw`
Good morning Mr Miller, the courier tried to deliver on 4 March at 11:20 and will try again tomorrow.
I understand that you are upset. The second parcel left today with Royal Mail, reference AB123456789GB.
Your replacement lens is on its way; you need not send anything back.
The strap is 22 mm wide. The line on the back shows where to cut it.
We credited 12.50 EUR to your card ending in 4821 on 5 March 2026.
To reset the router, hold the pin for 15 seconds and wait until the light turns green.
The filter fits models KX-200, KX-210 and KX-2200.
If anything is missing from the box, tell us here what it is and we will post it.
Please choose "Return or replace items" in Your Orders and print the label that Amazon gives you.
We have reviewed the photos and agree that the screen was cracked before it reached you.
The speaker can read out Facebook Messenger notifications.
You were charged twice by mistake; the second payment of 18.99 USD has been cancelled.
As the address was incomplete, the parcel came back to us. Shall we send it again or refund you?
After the update, scan the code on the screen once more to connect the app.
The warranty lasts two years from 02/03/2026; keep the invoice.
Thank you for the review of the manual that you sent us; page 7 is corrected.
I can see that the parcel is held at customs; they will contact you by post before 9 March.
Please measure the gap: the rail needs 12 to 14 mm. Then tell us which size you need.
You can find the form under Returns in your account; it takes two minutes.
I have passed your feedback on the instructions to our technician, thank you for the details.
The lamp is rated for 5 years of use and has an A+ energy rating.
We sent the screws twice by mistake; you may keep the second bag.
Our records show that the order was delivered on 3 March at 14:02 and signed for by "Keller".
If the hinge is still loose, we will replace the door panel at no cost.
I am sorry that your experience was a bad one. We have posted a new lid today.
Our team tested the watch over two weeks; calls through Telegram and Skype ring on it.
Please let us know by Thursday whether you want to cancel or to wait for the next delivery.
Amazon will confirm the return by email once the label is ready.
You can change the language in the menu, and then remove the old device from the list.
We like the idea and have passed it on. If the colour matters, choose the brown one.
The coupon could not be applied because it had ended on 1 March; we cannot change that.
Your rating of the heat level helps: at level 5 the plate reaches 80 degrees.
If you are not satisfied with the repair, we will take the mixer back and refund you.
The offer in your basket is from another seller, who is responsible for its price.
We give a warranty of two years; for the motor it is five.
It was our mistake, and the money is on its way back to you.
Please delete the app, install it once more and update it to version 4.2.
Once you have posted the parcel, send us the receipt here and we will refund you.
The stars on the lampshade are stickers; five spare stars are in the bag.
`,
    forbidden: {
      'contact-email': `
Drop me a line at jane_doe at outlook dot com.
You will find me under kettle.help[@]proton.me.
Forward the picture to parts_team AT acme-home DOT co.
`,
      'contact-phone': `
Phone 020 7946 0958 and ask for Tom.
Text us on 5 5 5 - 0 1 4 - 7 8 8 9.
My direct line is 1-800-555-0147.
You can always ring Tom, oh seven seven double zero 900123.
`,
      'contact-chat': `
Ping us on Telegram and we will sort this out.
Follow us on Instagram for assembly tips.
Send a WhatsApp message to our team.
Let's continue on WhatsApp.
Reach our team through WeChat instead.
Here is my Telegram, we answer there within minutes.
`,
      'contact-elsewhere': `
It would be quicker if you sent us an email instead.
Share your private e-mail address with us and we will continue there.
Please get in touch by email so that we can settle this privately.
Do write to our office address by e-mail, then we can be more generous.
`,
      'link-external': `
Our help centre is help.acmehome.co.uk/kettle.
Type acmehome[.]com into your browser.
You may download it from drive.google.com/file/d/abc.
`,
      'review-incentive': `
We'd gladly give you $15 back for a nice review.
Reviewers of this lamp get a voucher from us.
Post your honest opinion as a review and the second one is free.
Show us your review and we will transfer 10 dollars to you.
Honest reviewers get their money back.
Customers who tell the world how much they like it receive a small present from us.
A short review is worth 10 % of the price to us, paid out at once.
`,
      'review-change-incentive': `
Once the one-star review is gone, the money will be back in your account.
Should you decide to edit your review, there is a gift waiting for you.
We are willing to pay you back if the bad review disappears.
`,
      'review-change': `
It would help us a lot if you could rethink your review.
Would it be possible to upgrade your rating to four stars?
Please consider deleting what you wrote about the product in your review.
We would be glad if you changed your rating.
Other buyers are scared off by your review, could it be softened?
`,
      'feedback-change': `
Kindly withdraw the feedback you left, it damages our account.
`,
      'review-positive': `
Five stars from you would make our day.
We are hoping for an excellent rating.
A thumbs up and five stars would be great.
We live from good ratings, and one from you would help.
`,
      'review-if': `
Happy with your lamp? Tell others in a review!
Should you be unhappy, talk to us first before you write a review.
If everything is fine, please review us; otherwise contact us.
`,
      'review-ask': `
We would be thrilled if you reviewed the lamp on Amazon.
Tell other customers what you think in a review.
Don't forget to tell us in a review how you like it.
May we count on a few lines from you in the review section?
`,
      marketing: `
Next time you shop with us, enter WELCOME10 at checkout for 10 % off.
We also sell a matching cover, which many customers buy with it.
Our summer sale starts tomorrow, do not miss it.
Have you seen the new model? It is 30 % cheaper this week.
`,
      'ask-cancel': `
As we cannot ship it, may we ask you to cancel?
We ran out of stock; cancelling from your side would be the fastest.
Would you mind cancelling the order yourself?
It would be best to cancel this order and buy the other one.
`,
    },
  },
};
