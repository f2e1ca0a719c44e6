import { starter } from './starter.ts';

export const notReceived = starter({
  id: 'not-received',
  name: { en: 'Delivered but not received', 'zh-CN': '显示签收但未收到' },
  topics: ['delivery'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

We are sorry that you do not have your parcel, although {carrier} reports order {order} as delivered (tracking number {tracking}).

Parcels often turn up close by. Could you please ask your household and neighbours, and look in the letterbox, the entrance and other places where parcels are left?

Meanwhile we are asking {carrier} for proof of the delivery. You will hear from us by {promised time}. If the parcel cannot be found, we will agree on the next step with you then. If you find it, a short reply is enough.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

es tut uns leid, dass Ihr Paket nicht bei Ihnen ist, obwohl {carrier} die Bestellung {order} als zugestellt meldet (Sendungsnummer {tracking}).

Oft findet sich ein Paket ganz in der Nähe. Bitte fragen Sie in Ihrem Haushalt und bei den Nachbarn nach und sehen Sie im Briefkasten, im Hauseingang und an anderen Ablageorten nach.

Wir bitten {carrier} inzwischen um den Nachweis der Zustellung. Bis {promised time} hören Sie von uns. Ist das Paket nicht auffindbar, vereinbaren wir dann mit Ihnen den nächsten Schritt. Wenn Sie es finden, genügt eine kurze Antwort.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous sommes désolés que vous n’ayez pas votre colis, alors que {carrier} indique que la commande {order} a été livrée (numéro de suivi {tracking}).

Un colis se retrouve souvent tout près. Pourriez-vous demander à votre entourage et à vos voisins, et regarder dans la boîte aux lettres, dans l’entrée et aux autres endroits où l’on dépose des colis ?

De notre côté, nous demandons à {carrier} la preuve de livraison. Vous aurez de nos nouvelles au plus tard le {promised time}. Si le colis reste introuvable, nous conviendrons alors avec vous de la suite. Si vous le retrouvez, un mot suffit.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

ci dispiace che il pacco non sia in Suo possesso, benché {carrier} indichi l’ordine {order} come consegnato (numero di tracciamento {tracking}).

Spesso un pacco si trova poco lontano. Potrebbe chiedere in famiglia e ai vicini, e guardare nella cassetta della posta, all’ingresso e negli altri posti in cui si lasciano i pacchi?

Nel frattempo chiediamo a {carrier} la prova di consegna. Le scriveremo entro {promised time}. Se il pacco non si trovasse, concorderemo con Lei il passo successivo. Se lo trova, basta una breve risposta.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Lamentamos que no tenga su paquete, aunque {carrier} indica que el pedido {order} se ha entregado (número de seguimiento {tracking}).

A menudo el paquete aparece muy cerca. ¿Podría preguntar en casa y a los vecinos, y mirar en el buzón, en el portal y en otros lugares donde se dejan paquetes?

Mientras tanto pedimos a {carrier} el comprobante de entrega. Le escribiremos a más tardar el {promised time}. Si el paquete no aparece, acordaremos entonces con usted el siguiente paso. Si lo encuentra, basta con una breve respuesta.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} は {carrier}（お問い合わせ番号 {tracking}）の記録では配達完了となっておりますが、お手元に届いていないとのこと、ご心配をおかけし申し訳ございません。

お荷物は近くに置かれていることがございます。お手数ですが、ご家族やご近所の方にお尋ねいただき、郵便受け、玄関先、宅配ボックスなどもご確認いただけますでしょうか。

その間に、当店より {carrier} へ配達状況の調査を依頼し、{promised time} までに結果をご連絡いたします。見つからない場合は、その際に今後の対応をご相談させてください。見つかりましたら、一言ご返信いただければ幸いです。

{store}
{me}`,
    zh: `{buyer} 您好：

很抱歉，{carrier} 显示订单 {order} 已签收（运单号 {tracking}），但您还没有收到包裹。

包裹常常就在附近。麻烦您问一下家人和邻居，并查看信箱、门口以及其他可能代放包裹的地方。

与此同时，我们会请 {carrier} 提供签收凭证，并在 {promised time} 之前回复您。如果仍然找不到包裹，届时我们会与您商定下一步的处理办法。如果您已找到，简单回复一句即可。

{store}
{me} 敬上`,
  },
});
