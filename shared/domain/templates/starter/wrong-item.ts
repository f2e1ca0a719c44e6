import { starter } from './starter.ts';

export const wrongItem = starter({
  id: 'wrong-item',
  name: { en: 'Wrong item', 'zh-CN': '发错商品' },
  topics: ['defect', 'return-or-refund'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

We are sorry: it seems that you did not get what you ordered with {order}. You ordered “{item}”.

Please reply here with a photo of what you received, and of the label on its packaging. Please also tell us whether you would like the right item or a refund.

You will have our answer within 24 hours of your reply. We will then tell you how the wrong item comes back to us. Please do not send it anywhere before that, and leave it unused.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

es tut uns leid: Anscheinend haben Sie zur Bestellung {order} nicht das Richtige erhalten. Bestellt hatten Sie „{item}“.

Bitte antworten Sie hier mit einem Foto des erhaltenen Artikels und des Etiketts auf der Verpackung. Sagen Sie uns bitte auch, ob Sie den richtigen Artikel oder eine Erstattung wünschen.

Innerhalb von 24 Stunden nach Ihrer Antwort melden wir uns und sagen Ihnen, wie der falsche Artikel zu uns zurückkommt. Bitte senden Sie ihn vorher nicht ab und lassen Sie ihn unbenutzt.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous sommes désolés : il semble que vous n’ayez pas reçu le bon article pour la commande {order}. Vous aviez commandé « {item} ».

Merci de nous répondre ici avec une photo de l’article reçu et de l’étiquette sur son emballage. Dites-nous aussi si vous souhaitez le bon article ou un remboursement.

Nous vous répondrons dans les 24 heures suivant votre message et vous dirons comment nous renvoyer l’article reçu par erreur. D’ici là, ne le renvoyez pas et ne l’utilisez pas.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

ci dispiace: a quanto pare con l’ordine {order} non ha ricevuto l’articolo giusto. Aveva ordinato «{item}».

La preghiamo di rispondere qui con una foto dell’articolo ricevuto e dell’etichetta sulla confezione. Ci dica anche se desidera l’articolo corretto o un rimborso.

Le risponderemo entro 24 ore dal Suo messaggio e Le diremo come restituire l’articolo sbagliato. Fino ad allora non lo spedisca e non lo usi.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Lo lamentamos: parece que con el pedido {order} no ha recibido el artículo correcto. Usted había pedido «{item}».

Por favor, respóndanos aquí con una foto del artículo recibido y de la etiqueta de su embalaje. Díganos también si desea el artículo correcto o un reembolso.

Le contestaremos en un plazo de 24 horas desde su respuesta y le diremos cómo devolvernos el artículo equivocado. Hasta entonces no lo envíe ni lo utilice.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order}（{item}）について、異なる商品が届いたとのこと、誠に申し訳ございません。

恐れ入りますが、届いた商品の写真と、パッケージのラベルの写真を、このメッセージへの返信に添付してください。あわせて、正しい商品のお届けとご返金のどちらをご希望か、お知らせください。

ご返信から24時間以内に、今後の対応と商品のご返送方法をご連絡いたします。それまでは返送なさらず、未使用のまま保管をお願いいたします。

{store}
{me}`,
    zh: `{buyer} 您好：

非常抱歉，您在订单 {order} 中购买的是“{item}”，但收到的似乎不是这件商品。

请直接回复本消息，附上实际收到的商品照片，以及包装上标签的照片，并告诉我们您希望补发正确的商品还是退款。

收到您的回复后，我们会在 24 小时内答复，并告诉您如何退回发错的商品。在此之前请不要寄出，也请不要使用。

{store}
{me} 敬上`,
  },
});
