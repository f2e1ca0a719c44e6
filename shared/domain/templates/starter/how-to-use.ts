import { starter } from './starter.ts';

export const howToUse = starter({
  id: 'how-to-use',
  name: { en: 'How to use it', 'zh-CN': '如何使用' },
  topics: ['product-question'],
  versions: {
    en: `Hello {buyer},

Thank you for your question about “{item}”. We are glad to help you get it working.

So that we can give you the right steps, please tell us:
- what you have done so far, and where it stops
- what you see at that point, such as a message or a light; a photo helps
- which device or other part you use it with, if any

You will have our answer within 24 hours of your reply.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Frage zum Artikel „{item}“. Wir helfen Ihnen gern, damit alles funktioniert.

Damit wir Ihnen die passenden Schritte nennen können, sagen Sie uns bitte:
- was Sie bisher getan haben und an welcher Stelle es nicht weitergeht
- was Sie dann sehen, etwa eine Meldung oder eine Leuchte; ein Foto hilft
- mit welchem Gerät oder Zubehör Sie den Artikel gegebenenfalls verwenden

Innerhalb von 24 Stunden nach Ihrer Antwort melden wir uns.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre question sur l’article « {item} ». Nous vous aiderons volontiers à le faire fonctionner.

Pour que nous puissions vous indiquer les bonnes étapes, dites-nous :
- ce que vous avez fait jusqu’ici, et à quel moment cela bloque
- ce que vous voyez alors, par exemple un message ou un voyant ; une photo nous aide
- avec quel appareil ou accessoire vous l’utilisez, le cas échéant

Nous vous répondrons dans les 24 heures suivant votre message.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per la Sua domanda sull’articolo «{item}». La aiutiamo volentieri a farlo funzionare.

Per poterLe indicare i passaggi giusti, ci dica:
- che cosa ha fatto finora e a che punto si è fermato il procedimento
- che cosa vede in quel momento, per esempio un messaggio o una spia; una foto aiuta
- con quale dispositivo o accessorio lo usa, se è il caso

Le risponderemo entro 24 ore dal Suo messaggio.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su pregunta sobre el artículo «{item}». Le ayudaremos con gusto a ponerlo en marcha.

Para poder indicarle los pasos adecuados, díganos:
- qué ha hecho hasta ahora y en qué punto se detiene
- qué ve en ese momento, por ejemplo un mensaje o una luz; una foto ayuda
- con qué aparato o accesorio lo utiliza, si es el caso

Le contestaremos en un plazo de 24 horas desde su respuesta.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

「{item}」についてお問い合わせいただき、ありがとうございます。問題なくお使いいただけるよう、お手伝いいたします。

適切な手順をご案内するため、次の点をお知らせください。
・これまでに行った操作と、どこで止まるか
・そのときの表示やランプの状態（写真があると助かります）
・組み合わせてお使いの機器や部品（ある場合）

ご返信から24時間以内にお答えいたします。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您咨询“{item}”。我们很乐意帮您把它用起来。

为了给您准确的步骤，请告诉我们：
- 您已经做了哪些操作，卡在哪一步
- 当时看到了什么，例如提示信息或指示灯；附上照片会更清楚
- 您与哪种设备或配件一起使用（如果有）

收到您的回复后，我们会在 24 小时内答复。

{store}
{me} 敬上`,
  },
});
