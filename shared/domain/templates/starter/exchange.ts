import { starter } from './starter.ts';

export const exchange = starter({
  id: 'exchange',
  name: { en: 'Exchange', 'zh-CN': '换货' },
  topics: ['return-or-refund'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

Thank you for your message. We would be glad to exchange “{item}” from order {order}.

Please reply here with what you would like instead, for example the size, colour or model. We will check whether it is in stock and tell you within 24 hours of your reply.

If we have it, we will then explain how to send your item back. If we do not, you can return the item under Your Orders in your Amazon account and get your money back. Please leave the item unused until then.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht. Gern tauschen wir den Artikel „{item}“ aus der Bestellung {order} um.

Bitte antworten Sie hier, was Sie stattdessen möchten, etwa Größe, Farbe oder Modell. Wir prüfen, ob es vorrätig ist, und sagen Ihnen innerhalb von 24 Stunden nach Ihrer Antwort Bescheid.

Haben wir es da, erklären wir Ihnen, wie Sie Ihren Artikel zurückschicken. Andernfalls können Sie ihn in Ihrem Amazon-Konto unter „Meine Bestellungen“ zurücksenden und erhalten Ihr Geld zurück. Bitte lassen Sie den Artikel bis dahin unbenutzt.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message. Nous échangerons volontiers l’article « {item} », de la commande {order}.

Répondez-nous ici en précisant ce que vous souhaitez à la place, par exemple la taille, la couleur ou le modèle. Nous vérifierons s’il est en stock et vous le dirons dans les 24 heures suivant votre réponse.

Si nous l’avons, nous vous expliquerons comment renvoyer votre article. Sinon, vous pourrez le retourner dans votre compte Amazon, sous « Vos commandes », et serez remboursé. D’ici là, merci de ne pas l’utiliser.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio. Cambiamo volentieri l’articolo «{item}», dell’ordine {order}.

Ci risponda qui indicando che cosa desidera al suo posto, per esempio misura, colore o modello. Verificheremo se è disponibile e glielo diremo entro 24 ore dalla Sua risposta.

Se lo abbiamo, Le spiegheremo come rispedire il Suo articolo. Altrimenti potrà restituirlo nel Suo account Amazon, alla voce «I miei ordini», e riavere il Suo denaro. Fino ad allora La preghiamo di non usarlo.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje. Con gusto le cambiamos el artículo «{item}», del pedido {order}.

Respóndanos aquí qué desea en su lugar, por ejemplo la talla, el color o el modelo. Comprobaremos si está disponible y se lo diremos en un plazo de 24 horas desde su respuesta.

Si lo tenemos, le explicaremos cómo enviarnos su artículo. Si no, puede devolverlo en su cuenta de Amazon, en «Mis pedidos», y recuperar su dinero. Hasta entonces, por favor, no lo utilice.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご連絡いただき、ありがとうございます。ご注文 {order} の「{item}」の交換を承ります。

ご希望のサイズ、色、型番などを、このメッセージへの返信でお知らせください。在庫を確認し、ご返信から24時間以内にご連絡いたします。

在庫がある場合は、お手元の商品の返送方法をご案内いたします。在庫がない場合は、Amazonアカウントの「注文履歴」からご返品いただければ、ご返金いたします。それまで商品は未使用のまま保管をお願いいたします。

{store}
{me}`,
    zh: `{buyer} 您好：

感谢您的来信。订单 {order} 中的“{item}”可以为您换货。

请直接回复本消息，告诉我们您想换成什么，例如尺寸、颜色或型号。我们会查看库存，并在收到回复后 24 小时内答复您。

如果有货，我们会告诉您如何寄回手中的商品；如果没有，您可以在亚马逊账户的“我的订单”中申请退货并获得退款。在此之前，请不要使用该商品。

{store}
{me} 敬上`,
  },
});
