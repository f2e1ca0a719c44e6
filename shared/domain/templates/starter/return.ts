import { starter } from './starter.ts';

export const returning = starter({
  id: 'return',
  name: { en: 'Return', 'zh-CN': '退货' },
  topics: ['return-or-refund'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

Thank you for your message. You can return “{item}” from order {order} like this:

1. In your Amazon account, open Your Orders and choose “Return or replace items” for this order.
2. Choose the reason and send the request.
3. We look at it within 24 hours. You then get a message from Amazon that says how to send the item back.

Once the item is here and we have checked it, we issue the refund within two working days, and Amazon confirms it to you. Please pack the item well and add everything that came with it.

If anything is unclear, just reply here.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht. So können Sie den Artikel „{item}“ aus der Bestellung {order} zurücksenden:

1. Öffnen Sie in Ihrem Amazon-Konto „Meine Bestellungen“ und wählen Sie bei dieser Bestellung „Artikel zurücksenden oder ersetzen“.
2. Wählen Sie den Grund und senden Sie die Anfrage ab.
3. Wir sehen sie uns innerhalb von 24 Stunden an. Danach teilt Ihnen Amazon mit, wie Sie den Artikel zurückschicken.

Sobald der Artikel hier ist und wir ihn geprüft haben, veranlassen wir innerhalb von zwei Werktagen die Erstattung, die Amazon Ihnen bestätigt. Bitte verpacken Sie ihn gut und legen Sie alles Zubehör bei.

Wenn etwas unklar ist, antworten Sie einfach hier.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message. Voici comment retourner l’article « {item} », de la commande {order} :

1. Dans votre compte Amazon, ouvrez « Vos commandes » et choisissez « Retourner ou remplacer des articles » pour cette commande.
2. Indiquez le motif et envoyez la demande.
3. Nous l’examinons sous 24 heures. Amazon vous indique ensuite comment renvoyer l’article.

Dès que l’article est arrivé et que nous l’avons vérifié, nous effectuons le remboursement sous deux jours ouvrés, et Amazon vous le confirme. Merci de bien emballer l’article, avec tous ses accessoires.

Si quelque chose n’est pas clair, répondez simplement ici.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio. Ecco come restituire l’articolo «{item}», dell’ordine {order}:

1. Nel Suo account Amazon apra «I miei ordini» e scelga «Restituisci o sostituisci articoli» per questo ordine.
2. Indichi il motivo e invii la richiesta.
3. La esaminiamo entro 24 ore. Amazon Le comunica poi come rispedire l’articolo.

Quando l’articolo è arrivato e l’abbiamo controllato, disponiamo il rimborso entro due giorni lavorativi e Amazon glielo conferma. La preghiamo di imballarlo bene, con tutti gli accessori.

Se qualcosa non è chiaro, risponda semplicemente qui.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje. Así puede devolver el artículo «{item}», del pedido {order}:

1. En su cuenta de Amazon, abra «Mis pedidos» y elija «Devolver o reemplazar productos» en este pedido.
2. Indique el motivo y envíe la solicitud.
3. La revisamos en un plazo de 24 horas. Después Amazon le comunica cómo enviar el artículo de vuelta.

Cuando el artículo haya llegado y lo hayamos revisado, tramitaremos el reembolso en dos días laborables y Amazon se lo confirmará. Por favor, embálelo bien e incluya todos los accesorios.

Si algo no está claro, responda aquí.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご連絡いただき、ありがとうございます。ご注文 {order} の「{item}」は、次の手順でご返品いただけます。

1. Amazonアカウントの「注文履歴」を開き、このご注文の「商品の返品または交換」を選択してください。
2. 理由を選び、リクエストを送信してください。
3. 当店で24時間以内に確認いたします。その後、返送方法がAmazonから届きます。

商品が到着し、状態を確認しましたら、2営業日以内に返金の手続きをいたします。手続きが済みますと、Amazonから通知が届きます。付属品も含め、しっかりと梱包のうえご返送ください。

ご不明な点がございましたら、このメッセージにご返信ください。

{store}
{me}`,
    zh: `{buyer} 您好：

感谢您的来信。您可以按以下步骤退回订单 {order} 中的“{item}”：

1. 在亚马逊账户中打开“我的订单”，在该订单上选择“退货或换货”。
2. 选择原因并提交申请。
3. 我们会在 24 小时内处理，之后亚马逊会告诉您如何寄回商品。

收到商品并检查后，我们会在两个工作日内办理退款，亚马逊会通知您。请妥善包装商品，并附上所有配件。

如有不清楚的地方，请直接回复本消息。

{store}
{me} 敬上`,
  },
});
