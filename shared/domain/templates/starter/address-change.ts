import { starter } from './starter.ts';

export const addressChange = starter({
  id: 'address',
  name: { en: 'Change of the delivery address', 'zh-CN': '修改收货地址' },
  topics: ['address-change'],
  versions: {
    en: `Hello {buyer},

Thank you for telling us in time. For your safety, only you can change the delivery address, and only while order {order} has not left:

Open Your Orders in your Amazon account, choose this order, and change the address there.

If Amazon no longer offers that, the parcel is on its way to the address in the order, and we may not send it elsewhere. Please tell us then whether you still want the order. You will hear from us by {promised time} what is still possible.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

danke, dass Sie uns rechtzeitig Bescheid geben. Zu Ihrer Sicherheit können nur Sie selbst die Lieferadresse ändern, und nur solange die Bestellung {order} noch nicht unterwegs ist:

Öffnen Sie in Ihrem Amazon-Konto „Meine Bestellungen“, wählen Sie diese Bestellung und ändern Sie dort die Adresse.

Bietet Amazon das nicht mehr an, ist das Paket auf dem Weg an die Adresse der Bestellung, und wir dürfen es nicht umleiten. Sagen Sie uns dann bitte, ob Sie die Bestellung noch wünschen. Bis {promised time} hören Sie von uns, was noch möglich ist.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci de nous prévenir à temps. Pour votre sécurité, vous seul pouvez modifier l’adresse de livraison, et seulement tant que la commande {order} n’est pas partie :

Ouvrez « Vos commandes » dans votre compte Amazon, choisissez cette commande et modifiez-y l’adresse.

Si Amazon ne le propose plus, le colis est en route vers l’adresse de la commande et nous n’avons pas le droit de l’envoyer ailleurs. Dites-nous alors si vous souhaitez toujours cette commande. Nous vous dirons au plus tard le {promised time} ce qui est encore possible.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per averci avvisato in tempo. Per la Sua sicurezza solo Lei può modificare l’indirizzo di consegna, e solo finché l’ordine {order} non è partito:

apra «I miei ordini» nel Suo account Amazon, scelga questo ordine e modifichi lì l’indirizzo.

Se Amazon non lo consente più, il pacco è in viaggio verso l’indirizzo dell’ordine e non ci è permesso spedirlo altrove. In tal caso ci dica se desidera ancora l’ordine. Entro {promised time} Le diremo che cosa è ancora possibile.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por avisarnos a tiempo. Por su seguridad, solo usted puede cambiar la dirección de entrega, y solo mientras el pedido {order} no haya salido:

Abra «Mis pedidos» en su cuenta de Amazon, elija este pedido y cambie allí la dirección.

Si Amazon ya no lo permite, el paquete está en camino a la dirección del pedido y no podemos enviarlo a otro lugar. En ese caso, díganos si todavía desea el pedido. A más tardar el {promised time} le diremos qué es posible aún.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

お早めにご連絡いただき、ありがとうございます。安全のため、お届け先を変更できるのはお客様ご本人のみで、ご注文 {order} の発送前に限られます。

Amazonアカウントの「注文履歴」からこのご注文を選び、お届け先をご変更ください。

変更の項目が表示されない場合、お荷物はご注文時のお届け先に向かっており、当店で別の住所へお送りすることはできません。その場合は、引き続きご注文をご希望かどうかをお知らせください。{promised time} までに、可能な対応をご連絡いたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您及时告知。为了您的安全，收货地址只能由您本人修改，而且只能在订单 {order} 发出之前：

请在亚马逊账户中打开“我的订单”，选择该订单并修改地址。

如果页面已不提供修改，说明包裹正寄往订单上的地址，我们不能改寄到别处。这时请告诉我们您是否仍需要这个订单。我们会在 {promised time} 之前告诉您还有哪些办法。

{store}
{me} 敬上`,
  },
});
