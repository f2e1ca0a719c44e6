import { starter } from './starter.ts';

export const parcelFba = starter({
  id: 'parcel-fba',
  name: { en: 'Where is my parcel? (FBA)', 'zh-CN': '包裹在哪里（FBA）' },
  topics: ['delivery'],
  fulfilment: 'amazon',
  versions: {
    en: `Hello {buyer},

Thank you for your message about order {order}. Amazon stores and sends this order from its own warehouse, so Amazon handles the delivery and knows best where your parcel is.

You see its current position under Your Orders in your Amazon account, at “Track package”. It should reach you by {deliver by}.

If it has not arrived by then, Amazon’s customer service will help you at once: you find it under “Help” in your account. For any question about “{item}” itself, just reply here and we will answer within 24 hours.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht zur Bestellung {order}. Amazon lagert und versendet diese Bestellung selbst. Deshalb ist Amazon für die Lieferung zuständig und weiß am besten, wo Ihr Paket ist.

Wo es sich gerade befindet, sehen Sie in Ihrem Amazon-Konto unter „Meine Bestellungen“ bei „Lieferung verfolgen“. Es sollte bis {deliver by} bei Ihnen eintreffen.

Falls es bis dahin nicht da ist, hilft Ihnen der Kundenservice von Amazon sofort weiter; Sie finden ihn in Ihrem Konto unter „Hilfe“. Bei Fragen zum Artikel „{item}“ selbst antworten Sie einfach hier, wir melden uns innerhalb von 24 Stunden.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message au sujet de la commande {order}. Amazon stocke et expédie lui-même cette commande : c’est donc Amazon qui s’occupe de la livraison et qui sait le mieux où se trouve votre colis.

Vous voyez où il en est dans votre compte Amazon, sous « Vos commandes », en choisissant « Suivre votre colis ». Il devrait vous parvenir au plus tard le {deliver by}.

S’il n’est pas arrivé à cette date, le service client d’Amazon vous aidera aussitôt ; vous le trouverez dans votre compte sous « Aide ». Pour toute question sur l’article lui-même ({item}), répondez simplement ici : nous vous répondrons sous 24 heures.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio sull’ordine {order}. Questo ordine è conservato e spedito da Amazon: è quindi Amazon a occuparsi della consegna e a sapere meglio dove si trova il pacco.

La posizione attuale è visibile nel Suo account Amazon, alla voce «I miei ordini», con «Traccia il mio pacco». Dovrebbe arrivare entro {deliver by}.

Se per allora non fosse arrivato, il servizio clienti di Amazon La aiuterà subito: lo trova nel Suo account alla voce «Aiuto». Per qualsiasi domanda sull’articolo ({item}) risponda qui: Le scriveremo entro 24 ore.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje sobre el pedido {order}. Amazon almacena y envía este pedido desde su propio centro, así que es Amazon quien se ocupa de la entrega y quien mejor sabe dónde está su paquete.

Puede ver dónde se encuentra en su cuenta de Amazon, en «Mis pedidos», con la opción «Rastrear paquete». Debería llegarle a más tardar el {deliver by}.

Si para entonces no ha llegado, el servicio de atención al cliente de Amazon le ayudará de inmediato; lo encontrará en su cuenta, en «Ayuda». Si tiene alguna pregunta sobre el artículo ({item}), responda aquí y le contestaremos en un plazo de 24 horas.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} についてご連絡いただき、ありがとうございます。こちらのご注文は、Amazonの倉庫で保管・発送されているため、配送はAmazonが担当しております。

お荷物の現在地は、Amazonアカウントの「注文履歴」にある「配送状況を確認」からご覧いただけます。{deliver by} までにお届けの予定です。

その日を過ぎても届かない場合は、アカウントの「ヘルプ」からAmazonカスタマーサービスへお問い合わせいただくと、すぐに対応してもらえます。商品「{item}」そのものについてのご質問は、このメッセージにご返信ください。24時間以内にお答えいたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您就订单 {order} 联系我们。这个订单由亚马逊仓库存储并发货，因此配送由亚马逊负责，包裹的位置也以亚马逊的信息为准。

请在亚马逊账户的“我的订单”中点击“追踪包裹”，即可查看当前位置。预计最迟 {deliver by} 送达。

如果到时仍未收到，请在账户的“帮助”中联系亚马逊客服，他们会立即为您处理。如果您对商品“{item}”本身有疑问，请直接回复本消息，我们会在 24 小时内答复。

{store}
{me} 敬上`,
  },
});
