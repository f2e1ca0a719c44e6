import type { Corpus } from './sentences.ts';

export const es: Corpus = {
  allowed: String.raw`
Hola, su paquete se entregó a SEUR el 02/03/2026 y debería llegar el viernes.
El número de seguimiento es 123456789012; puede seguirlo en https://www.seur.com.
El reembolso de 1.299,00 EUR se emitió el 12/03/2026 y tarda de 3 a 5 días laborables.
Siento que la lámpara llegara rota. Hoy le he enviado una nueva.
Gracias por sus comentarios, el reembolso ya está hecho.
Revisaremos su caso y le reembolsaremos en 24 horas.
Puede cancelar el pedido en «Mis pedidos» mientras no se haya enviado.
Mantenga pulsado el botón 10 segundos hasta que desaparezca el código de error E05.
Escanee el código QR para vincular la cámara.
El reloj funciona con WhatsApp y muestra los mensajes.
¿Prefiere un reembolso o un cambio?
¿Podría enviarnos aquí una foto de la pieza dañada?
El azul está agotado hasta el 15 de mayo; el negro tiene el mismo tamaño. ¿Cuál prefiere?
La batería dura 8 horas y se carga en 2,5 horas.
La factura del 2 de marzo de 2026 va adjunta.
Si está satisfecho con la solución, no tiene que hacer nada más.
Antes de devolver el aparato, retire la batería.
Amazon se encarga de la entrega de este pedido; su servicio de atención le ayuda en https://www.amazon.es/contact-us.
El número de serie 4006381333931 está en la parte trasera.
Le hemos reembolsado el importe. Si lo desea, ¿podría actualizar su valoración del vendedor?
No ofrecemos reembolsos a cambio de reseñas.
El paquete llegó bien.Lo recogió su vecino.
Cambie las pilas y después quite la tapa.
En nuestra opinión, el cable es corto: mide 80 cm.
Le respondemos a más tardar el jueves 5 de marzo a las 18:00.
`,
  forbidden: {
    'contact-email': `
Escríbanos a servicio@acme-casa.es.
Mi correo es anna arroba acme punto com.
Envíe la foto a acme.soporte@gmail.com.
`,
    'contact-phone': `
Llámenos al 612 345 678.
Nuestro teléfono: +34 91 123 45 67.
Llámeme al seis uno dos tres cuatro cinco seis siete ocho.
`,
    'contact-chat': `
Contáctenos por WhatsApp, es más rápido.
Escríbanos por Telegram para el manual.
Únase a nuestro grupo de Facebook.
`,
    'contact-elsewhere': `
Llámenos y encontraremos una solución.
Envíenos un correo directamente, fuera de Amazon.
Encontrará el recambio en nuestra página web.
`,
    'link-external': `
El manual está en www.acme-casa.es/manual.
Visite acmetienda.com para el manual.
Mire https://youtu.be/abc123 para el montaje.
`,
    'review-incentive': `
Le ofrecemos un cupón de 10 EUR a cambio de una reseña.
Deje una reseña y recibirá un regalo.
Si deja una opinión positiva, le reembolsamos el pedido.
Por una reseña de 5 estrellas recibirá un descuento del 20 %.
Escriba una opinión y le enviaremos una tarjeta regalo.
`,
    'review-change-incentive': `
Si elimina su reseña, le reembolsamos todo.
Le reembolsaremos en cuanto haya modificado su opinión.
Borre la reseña y le enviaremos un regalo.
`,
    'review-change': `
¿Podría eliminar su reseña?
Le rogamos que modifique su opinión negativa.
Le pedimos que retire la reseña.
¿Podría cambiar su valoración de 1 estrella?
`,
    'feedback-change': `
Elimine su valoración del vendedor, por favor.
Debe retirar la valoración del vendedor, la culpa es del transportista.
`,
    'review-positive': `
Denos 5 estrellas, por favor.
Una reseña positiva nos ayudaría mucho.
Esperamos una opinión positiva.
Valórenos con cinco estrellas.
Deje una r e s e ñ a positiva.
`,
    'review-if': `
Si está satisfecho, deje una reseña.
Si le gusta el producto, déjenos una opinión.
Contáctenos antes de dejar una opinión negativa.
Antes de publicar una reseña, escríbanos.
`,
    'review-ask': `
Deje una reseña en Amazon, por favor.
Nos encantaría recibir su reseña.
No olvide valorar nuestro producto.
`,
    marketing: `
Use el código SAVE20 para un 20 % de descuento en su próximo pedido.
Aquí tiene un cupón para su próxima compra.
Descubra nuestros otros productos en oferta.
Suscríbase a nuestro boletín.
`,
    'ask-cancel': `
Cancele el pedido, por favor, el artículo está agotado.
¿Podría cancelar su pedido?
`,
    emoji: `
Su paquete está en camino 📦 y llega el lunes.
`,
    variable: `
Hola {buyer}, su paquete está en camino.
`,
  },
  heldOut: {
    allowed: String.raw`
Buenos días, señor Vega, el repartidor pasó ayer a las 11:20 y volverá mañana.
Para restablecer el router, pulse el botón 15 segundos con un alfiler.
El filtro sirve para los modelos KX-200, KX-210 y KX-2200.
Hemos revisado las fotos: la pantalla estaba rota antes de la entrega. Un aparato nuevo sale esta tarde.
En «Mis pedidos» elija «Devolver o reemplazar» e imprima la etiqueta de Amazon.
El paquete está en la aduana y saldrá antes del 9 de marzo.
Díganos antes del jueves si desea cancelar o esperar.
Amazon le confirmará la devolución por correo cuando la etiqueta esté lista.
Si la reparación no le satisface, recogemos la batidora y le reembolsamos.
`,
    forbidden: {
      'review-ask': `
No olvide escribir una reseña.
`,
      'contact-chat': `
Mándenos un mensaje de WhatsApp.
Síganos en Instagram.
Sigamos por WhatsApp.
Este es mi Telegram, contestamos en minutos.
`,
      'contact-elsewhere': `
Denos su correo electrónico y lo hablamos por ahí.
`,
      'review-incentive': `
Para agradecerle su reseña, le regalamos 15 EUR.
Cinco estrellas y el segundo es gratis.
Muéstrenos su reseña y le pagamos 10 euros.
`,
      'review-change-incentive': `
En cuanto la reseña desaparezca, tendrá su dinero de vuelta.
`,
      'review-change': `
¿Sería posible reconsiderar su calificación?
¿Podría quitar ese comentario negativo?
Nos alegraría que cambiara su valoración.
`,
      'review-positive': `
Sus 5 estrellas nos harían mucha ilusión.
Vivimos de las buenas valoraciones de nuestros clientes.
`,
      'review-if': `
¿Contento? ¡Cuéntelo en una reseña!
`,
      'ask-cancel': `
No podemos enviarlo, ¿podría anularlo usted?
`,
    },
  },
};
