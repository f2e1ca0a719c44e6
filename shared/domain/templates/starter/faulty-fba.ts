import { starter } from './starter.ts';

export const faultyFba = starter({
  id: 'faulty-fba',
  name: { en: 'Damaged, defective or wrong (FBA)', 'zh-CN': '破损、故障或发错（FBA）' },
  topics: ['defect', 'return-or-refund'],
  fulfilment: 'amazon',
  versions: {
    en: `Hello {buyer},

We are sorry that something is wrong with “{item}” from order {order}.

Amazon sends this order from its own warehouse and handles exchanges and refunds itself. The quickest way: under Your Orders in your Amazon account, choose “Return or replace items” and the reason. Amazon shows you there at once what is possible.

If the item works only in part, or you are not sure how to use it, we are glad to help: tell us here what happens, with a photo if you can, and we will answer within 24 hours. If it could be dangerous, for example because it gets hot or smells of burning, please stop using it and tell us at once.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

es tut uns leid, dass mit dem Artikel „{item}“ aus der Bestellung {order} etwas nicht stimmt.

Amazon versendet diese Bestellung selbst und kümmert sich auch um Umtausch und Erstattung. Am schnellsten geht es so: Wählen Sie in Ihrem Amazon-Konto unter „Meine Bestellungen“ die Option „Artikel zurücksenden oder ersetzen“ und den Grund. Dort zeigt Ihnen Amazon sofort, was möglich ist.

Funktioniert der Artikel nur teilweise, oder ist die Bedienung unklar, helfen wir gern: Schreiben Sie uns hier, was geschieht, möglichst mit einem Foto, und wir antworten innerhalb von 24 Stunden. Falls er gefährlich sein könnte, etwa weil er heiß wird oder verbrannt riecht, benutzen Sie ihn bitte nicht weiter und sagen Sie uns sofort Bescheid.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Nous sommes désolés du problème rencontré avec l’article « {item} », de la commande {order}.

Amazon expédie lui-même cette commande et s’occupe aussi des échanges et des remboursements. Le plus rapide : dans votre compte Amazon, sous « Vos commandes », choisissez « Retourner ou remplacer des articles » et le motif. Amazon vous y indique aussitôt ce qui est possible.

Si l’article ne fonctionne qu’en partie, ou si son utilisation n’est pas claire, nous vous aiderons volontiers : dites-nous ici ce qui se passe, si possible avec une photo, et nous vous répondrons sous 24 heures. S’il pouvait être dangereux, par exemple parce qu’il chauffe ou sent le brûlé, cessez de l’utiliser et prévenez-nous tout de suite.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

ci dispiace che ci sia un problema con l’articolo «{item}», dell’ordine {order}.

Questo ordine è spedito da Amazon, che si occupa anche di sostituzioni e rimborsi. Il modo più rapido: nel Suo account Amazon, alla voce «I miei ordini», scelga «Restituisci o sostituisci articoli» e il motivo. Amazon Le mostra subito che cosa è possibile.

Se l’articolo funziona solo in parte, o se l’uso non è chiaro, La aiutiamo volentieri: ci scriva qui che cosa succede, se possibile con una foto, e risponderemo entro 24 ore. Se potesse essere pericoloso, per esempio perché si surriscalda o sa di bruciato, smetta di usarlo e ci avvisi subito.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Lamentamos el problema con el artículo «{item}», del pedido {order}.

Amazon envía este pedido desde su propio centro y se ocupa también de los cambios y los reembolsos. Lo más rápido: en su cuenta de Amazon, en «Mis pedidos», elija «Devolver o reemplazar productos» y el motivo. Allí Amazon le muestra al momento qué es posible.

Si el artículo funciona solo en parte, o no está claro cómo usarlo, le ayudaremos con gusto: díganos aquí qué ocurre, si puede con una foto, y le contestaremos en un plazo de 24 horas. Si pudiera ser peligroso, por ejemplo porque se calienta o huele a quemado, deje de usarlo y avísenos de inmediato.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご注文 {order} の「{item}」に不具合があったとのこと、誠に申し訳ございません。

こちらのご注文はAmazonの倉庫から発送され、交換やご返金のお手続きもAmazonが行っております。Amazonアカウントの「注文履歴」で「商品の返品または交換」を選び、理由をご指定いただくと、可能なお手続きがその場で表示されます。

一部の機能だけが動かない場合や、使い方がご不明な場合は、当店でお手伝いいたします。症状を、できれば写真を添えてこのメッセージにご返信ください。24時間以内にお答えいたします。発熱や焦げたにおいなど危険が感じられる場合は、ただちに使用を中止し、すぐにお知らせください。

{store}
{me}`,
    zh: `{buyer} 您好：

非常抱歉，订单 {order} 中的“{item}”出现了问题。

这个订单由亚马逊仓库发货，换货和退款也由亚马逊处理。最快的办法是：在亚马逊账户的“我的订单”中选择“退货或换货”，并选择原因，页面会立即显示可选的处理方式。

如果商品只是部分功能不正常，或者您不确定如何使用，我们很乐意帮忙：请直接回复本消息说明情况，最好附上照片，我们会在 24 小时内答复。如果商品可能有危险，例如发烫或有焦味，请立即停止使用并马上告诉我们。

{store}
{me} 敬上`,
  },
});
