import { starter } from './starter.ts';

export const cancel = starter({
  id: 'cancel',
  name: { en: 'Buyer wants to cancel', 'zh-CN': '买家要求取消订单' },
  topics: ['cancellation'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

We have your request to cancel order {order}, and we are checking at once whether the parcel has left already.

If it has not, we cancel the order and Amazon confirms it to you; you pay nothing then. If it is already on its way, it can no longer be stopped. In that case you can return it under Your Orders in your Amazon account once it has arrived.

You will hear from us by {promised time} which of the two it is.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

wir haben Ihren Wunsch erhalten, die Bestellung {order} zu stornieren, und prüfen sofort, ob das Paket schon unterwegs ist.

Ist es noch hier, stornieren wir die Bestellung, und Amazon bestätigt es Ihnen; Sie zahlen dann nichts. Ist es bereits unterwegs, lässt es sich nicht mehr aufhalten. Dann können Sie es nach der Ankunft in Ihrem Amazon-Konto unter „Meine Bestellungen“ zurücksenden.

Bis {promised time} sagen wir Ihnen, welcher der beiden Fälle zutrifft.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous avons bien reçu votre demande d’annulation de la commande {order} et vérifions tout de suite si le colis est déjà parti.

S’il est encore ici, nous annulons la commande et Amazon vous le confirme ; vous n’aurez alors rien à payer. S’il est déjà en route, nous ne pouvons plus l’arrêter. Dans ce cas, vous pourrez le retourner après son arrivée dans votre compte Amazon, sous « Vos commandes ».

Nous vous dirons au plus tard le {promised time} ce qu’il en est.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

abbiamo ricevuto la Sua richiesta di annullare l’ordine {order} e verifichiamo subito se il pacco è già partito.

Se è ancora qui, annulliamo l’ordine e Amazon glielo conferma: in tal caso non paga nulla. Se è già in viaggio, non possiamo più fermarlo. Potrà allora restituirlo dopo l’arrivo nel Suo account Amazon, alla voce «I miei ordini».

Entro {promised time} Le diremo quale dei due casi si verifica.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Hemos recibido su solicitud de cancelar el pedido {order} y comprobamos de inmediato si el paquete ya ha salido.

Si aún está aquí, cancelamos el pedido y Amazon se lo confirma; en ese caso no paga nada. Si ya está en camino, no podemos detenerlo. Entonces podrá devolverlo cuando llegue, en su cuenta de Amazon, en «Mis pedidos».

A más tardar el {promised time} le diremos cuál de los dos casos es.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} のキャンセルのご依頼を承りました。ただちに、お荷物がすでに発送されているかどうかを確認いたします。

発送前であれば、キャンセルの手続きをし、Amazonから確認の通知が届きます。この場合、お支払いは発生いたしません。すでに発送されている場合は、お止めすることができかねますので、到着後にAmazonアカウントの「注文履歴」からご返品ください。

{promised time} までに、どちらになるかをご連絡いたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

我们已收到您取消订单 {order} 的请求，正在立即核实包裹是否已经发出。

如果尚未发出，我们会取消订单，亚马逊会通知您，您无需付款。如果包裹已经在途，就无法拦截了；收到后，您可以在亚马逊账户的“我的订单”中申请退货。

我们会在 {promised time} 之前告诉您属于哪种情况。

{store}
{me} 敬上`,
  },
});
