import { starter } from './starter.ts';

export const refund = starter({
  id: 'refund',
  name: { en: 'Refund issued', 'zh-CN': '已退款' },
  topics: ['return-or-refund'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

We have issued the refund for “{item}” from order {order} today. Amazon confirms it to you by a message of its own, and you can see the amount under Your Orders.

The money goes back to the payment method that you used. Depending on your bank, it usually takes three to five working days until it appears there.

If you do not see it after ten working days, please reply here. We will look into it with Amazon and answer within 24 hours. We are sorry for the trouble.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

wir haben die Erstattung für „{item}“ aus der Bestellung {order} heute veranlasst. Amazon bestätigt sie Ihnen in einer eigenen Nachricht, und den Betrag sehen Sie unter „Meine Bestellungen“.

Das Geld geht auf dem Zahlungsweg zurück, den Sie verwendet haben. Je nach Bank dauert es gewöhnlich drei bis fünf Werktage, bis es dort erscheint.

Sehen Sie es nach zehn Werktagen nicht, antworten Sie bitte hier. Wir klären es dann mit Amazon und melden uns innerhalb von 24 Stunden. Bitte entschuldigen Sie die Umstände.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous avons effectué aujourd’hui le remboursement de l’article « {item} », de la commande {order}. Amazon vous le confirme par un message à part, et vous voyez le montant sous « Vos commandes ».

L’argent revient sur le moyen de paiement que vous avez utilisé. Selon votre banque, il faut en général trois à cinq jours ouvrés pour qu’il y apparaisse.

Si vous ne le voyez pas après dix jours ouvrés, répondez-nous ici. Nous vérifierons avec Amazon et vous répondrons sous 24 heures. Veuillez nous excuser pour ce désagrément.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

oggi abbiamo disposto il rimborso dell’articolo «{item}», dell’ordine {order}. Amazon glielo conferma con un messaggio a parte e l’importo è visibile alla voce «I miei ordini».

Il denaro torna sul metodo di pagamento che ha usato. A seconda della banca servono di solito da tre a cinque giorni lavorativi perché compaia.

Se dopo dieci giorni lavorativi non lo vedesse, risponda qui: verificheremo con Amazon e Le scriveremo entro 24 ore. Ci scusiamo per il disagio.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Hoy hemos tramitado el reembolso del artículo «{item}», del pedido {order}. Amazon se lo confirma con un mensaje propio y puede ver el importe en «Mis pedidos».

El dinero vuelve al método de pago que utilizó. Según su banco, suele tardar de tres a cinco días laborables en aparecer.

Si no lo ve pasados diez días laborables, respóndanos aquí. Lo comprobaremos con Amazon y le contestaremos en un plazo de 24 horas. Disculpe las molestias.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} の「{item}」につきまして、本日、返金の手続きをいたしました。Amazonから別途確認のメールが届き、金額は「注文履歴」でもご確認いただけます。

ご返金は、ご購入時のお支払い方法に対して行われます。金融機関により異なりますが、通常3～5営業日で反映されます。

10営業日を過ぎても確認できない場合は、このメッセージにご返信ください。Amazonに確認のうえ、24時間以内にご連絡いたします。このたびはご迷惑をおかけし、申し訳ございませんでした。

{store}
{me}`,
    zh: `{buyer} 您好：

我们今天已为订单 {order} 中的“{item}”办理退款。亚马逊会另外发消息通知您，您也可以在“我的订单”中查看金额。

款项将退回您付款时使用的方式。视银行而定，通常需要三到五个工作日到账。

如果十个工作日后仍未到账，请直接回复本消息，我们会与亚马逊核实，并在 24 小时内答复。给您带来不便，非常抱歉。

{store}
{me} 敬上`,
  },
});
