import { starter } from './starter.ts';

export const returnFba = starter({
  id: 'return-fba',
  name: { en: 'Return, refund or exchange (FBA)', 'zh-CN': '退货、退款或换货（FBA）' },
  topics: ['return-or-refund'],
  fulfilment: 'amazon',
  versions: {
    en: `Hello {buyer},

Thank you for your message about order {order}. Amazon sends this order from its own warehouse, so returns, refunds and exchanges are handled by Amazon directly.

In your Amazon account, open Your Orders, choose “Return or replace items” for “{item}” and the reason. Amazon shows you there at once what is possible, how to send the item back, and when your money arrives.

If something does not work there, Amazon’s customer service will help you; you find it under “Help” in your account. For any question about the item itself, just reply here and we will answer within 24 hours.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht zur Bestellung {order}. Amazon versendet diese Bestellung selbst. Deshalb kümmert sich Amazon auch direkt um Rücksendung, Erstattung und Umtausch.

Öffnen Sie in Ihrem Amazon-Konto „Meine Bestellungen“, wählen Sie bei „{item}“ die Option „Artikel zurücksenden oder ersetzen“ und den Grund. Dort zeigt Ihnen Amazon sofort, was möglich ist, wie Sie den Artikel zurücksenden und wann Ihr Geld eintrifft.

Klappt dabei etwas nicht, hilft Ihnen der Kundenservice von Amazon; Sie finden ihn in Ihrem Konto unter „Hilfe“. Bei Fragen zum Artikel selbst antworten Sie einfach hier, wir melden uns innerhalb von 24 Stunden.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message au sujet de la commande {order}. Amazon expédie lui-même cette commande et s’occupe donc directement des retours, des remboursements et des échanges.

Dans votre compte Amazon, ouvrez « Vos commandes », choisissez « Retourner ou remplacer des articles » pour « {item} » et indiquez le motif. Amazon vous y montre aussitôt ce qui est possible, comment renvoyer l’article et quand vous serez remboursé.

En cas de difficulté, le service client d’Amazon vous aidera ; vous le trouverez dans votre compte sous « Aide ». Pour toute question sur l’article lui-même, répondez simplement ici : nous vous répondrons sous 24 heures.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio sull’ordine {order}. Questo ordine è spedito da Amazon, che si occupa quindi direttamente di resi, rimborsi e sostituzioni.

Nel Suo account Amazon apra «I miei ordini», scelga «Restituisci o sostituisci articoli» per «{item}» e indichi il motivo. Amazon Le mostra subito che cosa è possibile, come rispedire l’articolo e quando riceverà il denaro.

In caso di difficoltà, il servizio clienti di Amazon La aiuterà: lo trova nel Suo account alla voce «Aiuto». Per qualsiasi domanda sull’articolo risponda qui: Le scriveremo entro 24 ore.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje sobre el pedido {order}. Amazon envía este pedido desde su propio centro, así que se ocupa directamente de las devoluciones, los reembolsos y los cambios.

En su cuenta de Amazon, abra «Mis pedidos», elija «Devolver o reemplazar productos» en «{item}» e indique el motivo. Allí Amazon le muestra al momento qué es posible, cómo enviar el artículo de vuelta y cuándo recibirá su dinero.

Si algo no funciona, la atención al cliente de Amazon le ayudará; la encontrará en su cuenta, en «Ayuda». Si tiene alguna pregunta sobre el artículo, responda aquí y le contestaremos en un plazo de 24 horas.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} についてご連絡いただき、ありがとうございます。こちらのご注文はAmazonの倉庫から発送されているため、返品・返金・交換のお手続きはAmazonが直接行っております。

Amazonアカウントの「注文履歴」を開き、「{item}」の「商品の返品または交換」を選んで理由をご指定ください。可能なお手続き、返送方法、返金の時期がその場で表示されます。

うまくいかない場合は、アカウントの「ヘルプ」からAmazonカスタマーサービスへお問い合わせください。商品そのものについてのご質問は、このメッセージにご返信ください。24時間以内にお答えいたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您就订单 {order} 联系我们。这个订单由亚马逊仓库发货，因此退货、退款和换货都由亚马逊直接处理。

请在亚马逊账户中打开“我的订单”，对“{item}”选择“退货或换货”并选择原因。页面会立即显示可选的处理方式、如何寄回商品，以及退款何时到账。

如果操作遇到问题，请在账户的“帮助”中联系亚马逊客服。如果您对商品本身有疑问，请直接回复本消息，我们会在 24 小时内答复。

{store}
{me} 敬上`,
  },
});
