import { starter } from './starter.ts';

export const holding = starter({
  id: 'holding',
  name: { en: 'Holding reply: you will hear from us by …', 'zh-CN': '先行回复：我们会在……之前答复' },
  use: 'holding',
  topics: [],
  versions: {
    en: `Hello {buyer},

Thank you for your message. We are looking into it, because you should get an answer that you can rely on.

You will hear from us by {promised time}. You do not have to do anything until then.

Kind regards,
{me}
{store}`,
    de: `Guten Tag {buyer},

vielen Dank für Ihre Nachricht. Wir kümmern uns darum, denn Sie sollen eine Antwort bekommen, auf die Sie sich verlassen können.

Bis {promised time} hören Sie von uns. Bis dahin brauchen Sie nichts zu tun.

Freundliche Grüße
{me}
{store}`,
    fr: `Bonjour {buyer},

Merci pour votre message. Nous nous en occupons, car vous devez recevoir une réponse fiable.

Vous aurez de nos nouvelles au plus tard le {promised time}. D’ici là, vous n’avez rien à faire.

Cordialement,
{me}
{store}`,
    it: `Buongiorno {buyer},

grazie per il Suo messaggio. Ce ne stiamo occupando, perché desideriamo darLe una risposta su cui possa contare.

Le scriveremo entro {promised time}. Fino ad allora non deve fare nulla.

Cordiali saluti,
{me}
{store}`,
    es: `Hola, {buyer}:

Gracias por su mensaje. Lo estamos revisando, porque queremos darle una respuesta fiable.

Le escribiremos a más tardar el {promised time}. Hasta entonces no tiene que hacer nada.

Un cordial saludo,
{me}
{store}`,
    ja: `{buyer} 様

ご連絡いただき、ありがとうございます。確実なお答えをさしあげるため、現在確認を進めております。

{promised time} までにご連絡いたします。それまで、お客様にお手続きいただくことはございません。

どうぞよろしくお願いいたします。
{store}
{me}`,
    zh: `{buyer} 您好：

感谢您的来信。我们正在核实，希望给您一个可靠的答复。

我们会在 {promised time} 之前回复您。在此之前您无需做任何操作。

{store}
{me} 敬上`,
  },
});
