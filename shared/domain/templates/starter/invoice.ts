import { starter } from './starter.ts';

export const invoice = starter({
  id: 'invoice',
  name: { en: 'Invoice', 'zh-CN': '发票' },
  topics: ['invoice'],
  versions: {
    en: `Hello {buyer},

Thank you for your message. You will have the invoice for order {order} by {promised time}. We will attach it to a message here, or you will find it under Your Orders in your Amazon account.

If you need it in the name of a company, please reply with the company’s name, its billing address and its tax number, exactly as they should stand on the invoice. Otherwise we use the details of the order, and you need not do anything.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht. Die Rechnung zur Bestellung {order} erhalten Sie bis {promised time}. Wir hängen sie hier an eine Nachricht an, oder Sie finden sie in Ihrem Amazon-Konto unter „Meine Bestellungen“.

Benötigen Sie sie auf eine Firma, antworten Sie bitte mit Firmenname, Rechnungsanschrift und Umsatzsteuer-Identifikationsnummer, genau so, wie sie auf der Rechnung stehen sollen. Andernfalls verwenden wir die Angaben der Bestellung, und Sie brauchen nichts zu tun.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message. Vous recevrez la facture de la commande {order} au plus tard le {promised time}. Nous la joindrons à un message ici, ou vous la trouverez dans votre compte Amazon, sous « Vos commandes ».

S’il vous la faut au nom d’une société, répondez-nous avec sa raison sociale, son adresse de facturation et son numéro de TVA, exactement comme ils doivent y figurer. Sinon, nous reprenons les données de la commande et vous n’avez rien à faire.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio. Riceverà la fattura dell’ordine {order} entro {promised time}. La allegheremo a un messaggio qui, oppure la troverà nel Suo account Amazon, alla voce «I miei ordini».

Se Le serve intestata a un’azienda, risponda con ragione sociale, indirizzo di fatturazione e partita IVA, esattamente come devono comparire. Altrimenti useremo i dati dell’ordine e non deve fare nulla.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje. Recibirá la factura del pedido {order} a más tardar el {promised time}. La adjuntaremos a un mensaje aquí, o la encontrará en su cuenta de Amazon, en «Mis pedidos».

Si la necesita a nombre de una empresa, respóndanos con la razón social, la dirección de facturación y el NIF, exactamente como deben figurar. Si no, usaremos los datos del pedido y usted no tiene que hacer nada.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご連絡いただき、ありがとうございます。ご注文 {order} の請求書は、{promised time} までにご用意いたします。こちらのメッセージに添付するか、Amazonアカウントの「注文履歴」からご覧いただけるようにいたします。

宛名を会社名にする場合は、会社名、請求先住所、必要な登録番号を、記載どおりの表記でこのメッセージにご返信ください。ご指定がなければ、ご注文時の情報で作成いたしますので、お手続きは不要です。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您的来信。订单 {order} 的发票会在 {promised time} 之前提供给您：我们会以附件形式发到这里，或者您可以在亚马逊账户的“我的订单”中下载。

如果需要开具公司抬头，请回复公司名称、账单地址和税号，并请与发票上应显示的内容完全一致。如果不需要，我们将使用订单信息开具，您无需做任何操作。

{store}
{me} 敬上`,
  },
});
