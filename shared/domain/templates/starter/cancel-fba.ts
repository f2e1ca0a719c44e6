import { starter } from './starter.ts';

export const cancelFba = starter({
  id: 'cancel-fba',
  name: { en: 'Buyer wants to cancel (FBA)', 'zh-CN': '买家要求取消订单（FBA）' },
  topics: ['cancellation'],
  fulfilment: 'amazon',
  versions: {
    en: `Hello {buyer},

Thank you for your message. Amazon sends order {order} from its own warehouse, so we cannot stop the parcel ourselves. You can do it more quickly:

- As long as the parcel has not left, your Amazon account shows “Cancel items” for this order under Your Orders.
- If that is no longer shown, the parcel is already being sent. You can then return it under Your Orders after it has arrived, and Amazon refunds you.

If neither works, please tell us here what you see, and we will answer within 24 hours.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht. Amazon versendet die Bestellung {order} selbst, deshalb können wir das Paket nicht aufhalten. Schneller geht es so:

- Solange das Paket noch nicht unterwegs ist, zeigt Ihr Amazon-Konto bei dieser Bestellung unter „Meine Bestellungen“ die Option „Artikel stornieren“.
- Ist sie nicht mehr da, wird das Paket bereits versendet. Sie können es nach der Ankunft unter „Meine Bestellungen“ zurücksenden, und Amazon erstattet Ihnen den Betrag.

Klappt beides nicht, schreiben Sie uns bitte hier, was Sie sehen. Wir antworten innerhalb von 24 Stunden.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message. Amazon expédie lui-même la commande {order}, et nous ne pouvons donc pas arrêter le colis. Voici le plus rapide :

- Tant que le colis n’est pas parti, votre compte Amazon propose « Annuler des articles » pour cette commande, sous « Vos commandes ».
- Si cette option n’apparaît plus, le colis est déjà en cours d’expédition. Vous pourrez le retourner après son arrivée sous « Vos commandes », et Amazon vous remboursera.

Si rien de cela ne fonctionne, dites-nous ici ce que vous voyez : nous vous répondrons sous 24 heures.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio. L’ordine {order} è spedito da Amazon, quindi non possiamo fermare noi il pacco. Il modo più rapido:

- Finché il pacco non è partito, il Suo account Amazon mostra «Annulla articoli» per questo ordine, alla voce «I miei ordini».
- Se l’opzione non compare più, il pacco è già in spedizione. Potrà restituirlo dopo l’arrivo alla voce «I miei ordini» e Amazon La rimborserà.

Se nessuna delle due strade funziona, ci scriva qui che cosa vede: risponderemo entro 24 ore.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje. Amazon envía el pedido {order} desde su propio centro, así que nosotros no podemos detener el paquete. Lo más rápido es lo siguiente:

- Mientras el paquete no haya salido, su cuenta de Amazon muestra «Cancelar productos» en este pedido, en «Mis pedidos».
- Si esa opción ya no aparece, el paquete ya se está enviando. Podrá devolverlo cuando llegue, en «Mis pedidos», y Amazon le reembolsará.

Si ninguna de las dos opciones funciona, díganos aquí qué ve y le contestaremos en un plazo de 24 horas.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご連絡いただき、ありがとうございます。ご注文 {order} はAmazonの倉庫から発送されるため、当店ではお荷物をお止めすることができません。次の方法が最も早くお手続きいただけます。

・発送前であれば、Amazonアカウントの「注文履歴」で、このご注文に「商品をキャンセル」と表示されます。
・表示がない場合は、すでに発送作業に入っております。到着後に「注文履歴」からご返品いただければ、Amazonから返金されます。

どちらもうまくいかない場合は、表示内容をこのメッセージへの返信でお知らせください。24時間以内にお答えいたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您的来信。订单 {order} 由亚马逊仓库发货，我们无法直接拦截包裹。您可以这样办理，更快捷：

- 如果包裹尚未发出，您的亚马逊账户“我的订单”中，该订单会显示“取消商品”。
- 如果已经没有这个选项，说明包裹正在发货。收到后，您可以在“我的订单”中申请退货，亚马逊会为您退款。

如果两种方式都不行，请直接回复本消息，告诉我们您看到的内容，我们会在 24 小时内答复。

{store}
{me} 敬上`,
  },
});
