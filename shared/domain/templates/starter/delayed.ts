import { starter } from './starter.ts';

export const delayed = starter({
  id: 'delayed',
  name: { en: 'Delayed parcel', 'zh-CN': '包裹延误' },
  topics: ['delivery'],
  fulfilment: 'seller',
  versions: {
    en: `Hello {buyer},

We are sorry that order {order} is late: it should have reached you by {deliver by}. The parcel is with {carrier} under the tracking number {tracking}, and the last status is: {package status}.

We are asking {carrier} today where it is. You will hear from us by {promised time} what we found out and what happens next. Should the parcel be lost, we will agree on a replacement or a refund with you.

You do not have to do anything until then. Thank you for your patience.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

es tut uns leid, dass Ihre Bestellung {order} sich verspätet: Sie hätte bis {deliver by} bei Ihnen sein sollen. Das Paket ist mit der Sendungsnummer {tracking} bei {carrier}, der letzte Status ist: {package status}.

Wir fragen heute bei {carrier} nach, wo es sich befindet. Bis {promised time} hören Sie von uns, was wir erfahren haben und wie es weitergeht. Sollte das Paket verloren sein, vereinbaren wir mit Ihnen Ersatz oder eine Erstattung.

Bis dahin brauchen Sie nichts zu tun. Vielen Dank für Ihre Geduld.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous sommes désolés du retard de votre commande {order}, qui aurait dû vous parvenir au plus tard le {deliver by}. Le colis est entre les mains de {carrier} sous le numéro de suivi {tracking} ; son dernier statut est le suivant : {package status}.

Nous demandons aujourd’hui même à {carrier} où il se trouve. Nous vous dirons au plus tard le {promised time} ce que nous avons appris et quelle est la suite. Si le colis était perdu, nous conviendrions avec vous d’un remplacement ou d’un remboursement.

D’ici là, vous n’avez rien à faire. Merci de votre patience.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

ci dispiace che l’ordine {order} sia in ritardo: sarebbe dovuto arrivare entro {deliver by}. Il pacco è affidato a {carrier} con il numero di tracciamento {tracking} e l’ultimo stato è: {package status}.

Oggi stesso chiediamo a {carrier} dove si trova. Entro {promised time} Le diremo che cosa abbiamo saputo e come procediamo. Se il pacco fosse andato perso, concorderemo con Lei una sostituzione o un rimborso.

Fino ad allora non deve fare nulla. Grazie per la pazienza.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Lamentamos que el pedido {order} se retrase: debería haberle llegado a más tardar el {deliver by}. El paquete está en manos de {carrier} con el número de seguimiento {tracking} y su último estado es: {package status}.

Hoy mismo preguntamos a {carrier} dónde se encuentra. A más tardar el {promised time} le diremos qué hemos averiguado y cómo continuamos. Si el paquete se hubiera perdido, acordaremos con usted un reemplazo o un reembolso.

Hasta entonces no tiene que hacer nada. Gracias por su paciencia.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} のお届けが遅れており、誠に申し訳ございません。{deliver by} までにお届けの予定でしたが、現在 {carrier}（お問い合わせ番号 {tracking}）の状況は「{package status}」となっております。

本日 {carrier} に所在を確認し、{promised time} までに、判明したことと今後の対応をご連絡いたします。万一紛失していた場合は、交換品の発送またはご返金についてご相談させていただきます。

それまで、お客様にお手続きいただくことはございません。ご迷惑をおかけいたしますが、今しばらくお待ちくださいますようお願いいたします。

{store}
{me}`,
    zh: `{buyer} 您好：

非常抱歉，您的订单 {order} 未能在 {deliver by} 之前送达。包裹目前由 {carrier} 承运，运单号 {tracking}，最近一次状态：{package status}。

我们今天就向 {carrier} 查询包裹的位置，并在 {promised time} 之前告诉您查询结果和后续安排。如果确认包裹丢失，我们会与您商定补发或退款。

在此之前您无需做任何操作。感谢您的耐心等待。

{store}
{me} 敬上`,
  },
});
