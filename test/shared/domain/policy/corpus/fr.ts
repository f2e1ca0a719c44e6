import type { Corpus } from './sentences.ts';

export const fr: Corpus = {
  allowed: String.raw`
Bonjour Madame, votre colis a été remis à Colissimo le 02/03/2026 et devrait arriver vendredi.
Le numéro de suivi est 6A12345678901 ; vous pouvez le suivre sur https://www.laposte.fr.
Le facteur a laissé un avis de passage ; si le colis revient, le remboursement sera automatique.
Le remboursement de 1 299,00 € a été effectué le 12/03/2026 et prend 3 à 5 jours ouvrés.
Je suis désolé que la lampe soit arrivée cassée. J'ai envoyé une nouvelle lampe aujourd'hui.
Merci pour votre retour, le remboursement est fait.
Nous examinons votre dossier et vous remboursons sous 24 heures.
Vous pouvez annuler la commande dans « Vos commandes » tant qu'elle n'est pas expédiée.
Maintenez le bouton 10 secondes jusqu'à ce que le code d'erreur E05 disparaisse.
Veuillez scanner le QR code pour associer la caméra.
La montre fonctionne avec WhatsApp et affiche les messages.
Préférez-vous un remboursement ou un échange ?
Pourriez-vous nous envoyer ici une photo de la pièce abîmée ?
La version bleue est en rupture jusqu'au 15 mai ; la noire a la même taille. Laquelle souhaitez-vous ?
La batterie tient 8 heures et se charge en 2,5 heures.
La facture du 2 mars 2026 est en pièce jointe.
Si vous êtes satisfait de cette solution, vous n'avez rien d'autre à faire.
Avant de renvoyer l'appareil, retirez la batterie, s'il vous plaît.
Amazon s'occupe de la livraison de cette commande ; son service client vous aide sur https://www.amazon.fr/contact-us.
À notre avis, le câble est trop court : il mesure 80 cm.
Changez les piles, puis retirez le couvercle.
Le numéro de série 4006381333931 est au dos.
Nous vous avons remboursé. Si vous le souhaitez, pourriez-vous mettre à jour votre évaluation du vendeur ?
Nous ne proposons aucun remboursement en échange d'un avis.
Le colis est bien arrivé.Il a été remis à votre voisin.
La remise que vous avez utilisée a été appliquée : 27,00 € au lieu de 30,00 €.
Nous vous répondrons au plus tard le jeudi 5 mars à 18h00.
`,
  forbidden: {
    'contact-email': `
Écrivez-nous à service@acme-maison.fr.
Mon adresse est anna arobase acme point com.
Envoyez la photo à acme.support@gmail.com, merci.
`,
    'contact-phone': `
Appelez-nous au 06 12 34 56 78.
Notre téléphone : +33 1 23 45 67 89.
Joignez-moi au zéro six un deux trois quatre cinq six sept huit.
`,
    'contact-chat': `
Contactez-nous sur WhatsApp, c'est plus rapide.
Ajoutez-nous sur Telegram.
Rejoignez notre groupe Facebook.
Écrivez-nous via W h a t s A p p.
`,
    'contact-elsewhere': `
Appelez-nous, nous trouverons une solution.
Envoyez-nous un e-mail directement, en dehors d'Amazon.
Vous trouverez la pièce sur notre site internet.
`,
    'link-external': `
La notice est sur www.acme-maison.fr/notice.
Visitez acmeboutique.fr pour le manuel.
Regardez https://youtu.be/abc123 pour le montage.
`,
    'review-incentive': `
Nous vous offrons un bon d'achat de 10 € en échange d'un avis.
Laissez un avis et recevez un cadeau.
Si vous laissez un avis positif, nous vous remboursons la commande.
Pour tout avis 5 étoiles, une remise de 20 % vous attend.
Publiez un commentaire et nous vous enverrons une carte cadeau.
`,
    'review-change-incentive': `
Si vous supprimez votre avis, nous vous remboursons intégralement.
Nous vous rembourserons dès que vous aurez modifié votre évaluation.
Retirez votre commentaire et nous vous enverrons un cadeau.
`,
    'review-change': `
Pourriez-vous supprimer votre avis ?
Merci de modifier votre avis négatif.
Nous vous prions de retirer votre commentaire.
Pourriez-vous changer votre évaluation à 1 étoile ?
`,
    'feedback-change': `
Supprimez votre évaluation du vendeur, s'il vous plaît.
Vous devez retirer votre évaluation vendeur, c'est la faute du transporteur.
`,
    'review-positive': `
Merci de nous laisser 5 étoiles.
Un avis positif nous aiderait beaucoup.
Nous comptons sur votre avis positif.
Donnez-nous cinq étoiles, s'il vous plaît.
Laissez-nous un a v i s positif.
`,
    'review-if': `
Si vous êtes satisfait, laissez-nous un avis.
Si le produit vous plaît, n'hésitez pas à laisser un commentaire.
Contactez-nous avant de laisser un avis négatif.
Avant de publier un avis, écrivez-nous.
`,
    'review-ask': `
Merci de laisser un avis sur Amazon.
Nous aimerions recevoir votre avis sur Amazon, écrivez un commentaire.
N'oubliez pas de noter notre produit.
`,
    marketing: `
Utilisez le code SAVE20 pour 20 % de réduction sur votre prochaine commande.
Voici un bon de réduction pour votre prochain achat.
Découvrez nos autres produits en promotion.
Abonnez-vous à notre newsletter.
`,
    'ask-cancel': `
Merci d'annuler la commande, l'article est en rupture de stock.
Pourriez-vous annuler votre commande de votre côté ?
`,
    emoji: `
Votre colis est en route 📦 et arrive lundi.
`,
    variable: `
Bonjour {buyer}, votre colis est en route.
`,
  },
  heldOut: {
    allowed: String.raw`
Bonjour Monsieur Petit, le livreur est passé hier à 11h20 et repassera demain.
Pour réinitialiser le routeur, appuyez 15 secondes avec une aiguille.
Le filtre convient aux modèles KX-200, KX-210 et KX-2200.
Nous avons examiné les photos : l'écran était fendu avant la livraison. Un nouvel appareil part ce soir.
Dans « Vos commandes », choisissez « Retourner ou remplacer » et imprimez l'étiquette d'Amazon.
L'enceinte lit les messages de Facebook Messenger.
Le colis est en douane et devrait être libéré avant le 9 mars.
Mesurez l'écart : le rail demande 12 à 14 mm.
Dites-nous avant jeudi si vous souhaitez annuler ou attendre.
Amazon vous confirmera le retour par e-mail dès que l'étiquette sera prête.
Si la réparation ne vous satisfait pas, nous reprenons le mixeur et vous remboursons.
Notez le numéro de série et donnez-le-nous ici.
Votre commentaire sur la notice nous a aidés : la page 4 est corrigée.
`,
    forbidden: {
      'review-ask': `
N'oubliez pas d'écrire un avis.
`,
      'contact-phone': `
On peut se parler au 01.23.45.67.89.
`,
      'contact-chat': `
Envoyez-nous un message WhatsApp.
Suivez-nous sur Instagram.
Continuons sur WhatsApp.
Voici mon Telegram, nous y répondons en quelques minutes.
`,
      'contact-elsewhere': `
Donnez-nous votre adresse mail, ce sera plus simple.
`,
      'review-incentive': `
Pour vous remercier de votre avis, nous vous offrons 15 €.
Cinq étoiles et le deuxième est offert.
Montrez-nous votre avis et nous vous versons 10 euros.
`,
      'review-change-incentive': `
Dès que l'avis sera supprimé, vous serez remboursé.
Si le mauvais avis disparaît, vous récupérez votre argent.
`,
      'review-change': `
Serait-il possible de revoir votre note ?
Accepteriez-vous d'effacer ce commentaire ?
Nous serions heureux que vous changiez votre note.
Votre commentaire nous fait du tort, pourriez-vous l'adoucir ?
`,
      'review-positive': `
Vos 5 étoiles nous feraient très plaisir.
Nous dépendons des bonnes notes de nos clients.
`,
      'review-if': `
Satisfait ? Dites-le dans un avis !
`,
      marketing: `
Pensez aussi à notre housse assortie, en promo cette semaine.
`,
      'ask-cancel': `
Comme nous ne pouvons pas expédier, pourriez-vous annuler ?
Cela vous dérangerait-il d'annuler la commande vous-même ?
`,
    },
  },
};
