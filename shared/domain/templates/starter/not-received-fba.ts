import { starter } from './starter.ts';

export const notReceivedFba = starter({
  id: 'not-received-fba',
  name: { en: 'Delivered but not received (FBA)', 'zh-CN': '显示签收但未收到（FBA）' },
  topics: ['delivery'],
  fulfilment: 'amazon',
  versions: {
    en: `Hello {buyer},

We are sorry that you do not have your parcel, although order {order} is shown as delivered.

Parcels often turn up close by. Could you please ask your household and neighbours, and look in the letterbox, the entrance and other places where parcels are left?

Amazon sends this order from its own warehouse and handles the delivery. If you still do not have the parcel 48 hours after the delivery shown, please contact Amazon’s customer service under “Help” in your account: they will check the delivery and solve it with you. If anything remains open after that, reply here and we will answer within 24 hours.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

es tut uns leid, dass Ihr Paket nicht bei Ihnen ist, obwohl die Bestellung {order} als zugestellt angezeigt wird.

Oft findet sich ein Paket ganz in der Nähe. Bitte fragen Sie in Ihrem Haushalt und bei den Nachbarn nach und sehen Sie im Briefkasten, im Hauseingang und an anderen Ablageorten nach.

Amazon versendet diese Bestellung selbst und ist für die Lieferung zuständig. Haben Sie das Paket 48 Stunden nach der angezeigten Zustellung noch nicht, wenden Sie sich bitte in Ihrem Konto unter „Hilfe“ an den Kundenservice von Amazon. Er prüft die Zustellung und findet mit Ihnen eine Lösung. Bleibt danach etwas offen, antworten Sie hier: Wir melden uns innerhalb von 24 Stunden.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous sommes désolés que vous n’ayez pas votre colis, alors que la commande {order} est indiquée comme livrée.

Un colis se retrouve souvent tout près. Pourriez-vous demander à votre entourage et à vos voisins, et regarder dans la boîte aux lettres, dans l’entrée et aux autres endroits où l’on dépose des colis ?

Amazon expédie lui-même cette commande et s’occupe de la livraison. Si vous n’avez toujours pas le colis 48 heures après la livraison indiquée, contactez le service client d’Amazon dans votre compte, sous « Aide » : il vérifiera la livraison et trouvera une solution avec vous. Si une question subsiste ensuite, répondez ici : nous vous répondrons sous 24 heures.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

ci dispiace che il pacco non sia in Suo possesso, benché l’ordine {order} risulti consegnato.

Spesso un pacco si trova poco lontano. Potrebbe chiedere in famiglia e ai vicini, e guardare nella cassetta della posta, all’ingresso e negli altri posti in cui si lasciano i pacchi?

Questo ordine è spedito da Amazon, che si occupa della consegna. Se 48 ore dopo la consegna indicata il pacco non è ancora arrivato, contatti il servizio clienti di Amazon nel Suo account, alla voce «Aiuto»: verificherà la consegna e troverà una soluzione con Lei. Se in seguito restasse qualche dubbio, risponda qui: Le scriveremo entro 24 ore.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Lamentamos que no tenga su paquete, aunque el pedido {order} figure como entregado.

A menudo el paquete aparece muy cerca. ¿Podría preguntar en casa y a los vecinos, y mirar en el buzón, en el portal y en otros lugares donde se dejan paquetes?

Amazon envía este pedido desde su propio centro y se ocupa de la entrega. Si 48 horas después de la entrega indicada sigue sin tener el paquete, póngase en contacto con la atención al cliente de Amazon en su cuenta, en «Ayuda»: comprobarán la entrega y buscarán una solución con usted. Si después queda algo pendiente, responda aquí y le contestaremos en un plazo de 24 horas.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} が配達完了と表示されているにもかかわらず、お手元に届いていないとのこと、ご心配をおかけし申し訳ございません。

お荷物は近くに置かれていることがございます。お手数ですが、ご家族やご近所の方にお尋ねいただき、郵便受け、玄関先、宅配ボックスなどもご確認いただけますでしょうか。

こちらのご注文はAmazonの倉庫から発送され、配送もAmazonが担当しております。配達完了の表示から48時間たっても見つからない場合は、アカウントの「ヘルプ」からAmazonカスタマーサービスへお問い合わせください。配達状況を確認し、対応してもらえます。その後もご不明な点がございましたら、このメッセージにご返信ください。24時間以内にお答えいたします。

{store}
{me}`,
    zh: `{buyer} 您好：

很抱歉，订单 {order} 显示已签收，但您还没有收到包裹。

包裹常常就在附近。麻烦您问一下家人和邻居，并查看信箱、门口以及其他可能代放包裹的地方。

这个订单由亚马逊仓库发货，配送由亚马逊负责。如果显示签收 48 小时后仍未找到，请在账户的“帮助”中联系亚马逊客服，他们会核查配送情况并为您解决。之后如果还有问题，请直接回复本消息，我们会在 24 小时内答复。

{store}
{me} 敬上`,
  },
});
