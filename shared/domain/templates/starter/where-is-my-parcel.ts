import { starter } from './starter.ts';

export const whereIsMyParcel = starter({
  id: 'parcel',
  name: { en: 'Where is my parcel?', 'zh-CN': '包裹在哪里' },
  topics: ['delivery'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

Thank you for your message about order {order}. Your parcel is on its way with {carrier}. The tracking number is {tracking}, and the current status is: {package status}.

It should reach you by {deliver by}. You can follow it at any time under Your Orders in your Amazon account.

If it has not arrived by then, please let us know here. We will ask {carrier} about it and tell you within 24 hours what happens next.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht zur Bestellung {order}. Ihr Paket ist mit {carrier} unterwegs. Die Sendungsnummer lautet {tracking}, der aktuelle Status ist: {package status}.

Es sollte bis {deliver by} bei Ihnen eintreffen. In Ihrem Amazon-Konto können Sie es unter „Meine Bestellungen“ jederzeit verfolgen.

Falls es bis dahin nicht da ist, schreiben Sie uns bitte hier. Wir fragen dann bei {carrier} nach und sagen Ihnen innerhalb von 24 Stunden, wie es weitergeht.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message au sujet de la commande {order}. Votre colis est en route avec {carrier}. Le numéro de suivi est {tracking} et le statut actuel est le suivant : {package status}.

Il devrait vous parvenir au plus tard le {deliver by}. Vous pouvez le suivre à tout moment dans votre compte Amazon, sous « Vos commandes ».

S’il n’est pas arrivé à cette date, écrivez-nous ici. Nous interrogerons {carrier} et vous dirons sous 24 heures quelle est la suite.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio sull’ordine {order}. Il Suo pacco è in viaggio con {carrier}. Il numero di tracciamento è {tracking} e lo stato attuale è: {package status}.

Dovrebbe arrivare entro {deliver by}. Può seguirlo in qualsiasi momento nel Suo account Amazon, alla voce «I miei ordini».

Se per allora non fosse arrivato, ci scriva qui: chiederemo notizie a {carrier} e Le diremo entro 24 ore come procediamo.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje sobre el pedido {order}. Su paquete está en camino con {carrier}. El número de seguimiento es {tracking} y el estado actual es: {package status}.

Debería llegarle a más tardar el {deliver by}. Puede seguirlo en todo momento en su cuenta de Amazon, en «Mis pedidos».

Si para entonces no ha llegado, escríbanos aquí. Preguntaremos a {carrier} y le diremos en un plazo de 24 horas cómo continuamos.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} についてご連絡いただき、ありがとうございます。お荷物は {carrier} にて発送済みです。お問い合わせ番号は {tracking}、現在の状況は「{package status}」です。

{deliver by} までにお届けの予定です。最新の状況は、Amazonアカウントの「注文履歴」からいつでもご確認いただけます。

その日を過ぎても届かない場合は、このメッセージにご返信ください。{carrier} に確認のうえ、24時間以内に今後の対応をご連絡いたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您就订单 {order} 联系我们。您的包裹正由 {carrier} 配送，运单号为 {tracking}，当前状态：{package status}。

预计最迟 {deliver by} 送达。您可以随时在亚马逊账户的“我的订单”中查看物流进度。

如果到时仍未收到，请直接回复本消息。我们会向 {carrier} 核实，并在 24 小时内告诉您后续安排。

{store}
{me} 敬上`,
  },
});
