import type { Words } from '../read/lexicon.ts';

export const fr: Words = {
  review:
    'avis client, avis, commentaire, commentaires, evaluation, evaluations, notation, note, notes, avis produit, temoignage',
  feedback:
    'evaluation du vendeur, evaluation vendeur, evaluations vendeur, avis vendeur, feedback, feedback vendeur, avis sur le vendeur, note vendeur, evaluation de notre boutique, evaluation sur le vendeur',
  leave:
    'laisser, laissez, laissez nous, nous laisser, laissez un, ecrire, ecrivez, publier, publiez, deposer, deposez, poster, postez, donner, donnez, donnez nous, rediger, redigez, partager, partagez, mettez, mettez nous, mettre, attribuer, attribuez, publie, laisse, redige, dites le dans, le dans, montrez nous',
  rate: 'notez nous, notez notre, noter notre, noter le produit, evaluez nous, evaluez notre, evaluer notre, evaluer le produit, donner votre avis sur le produit, partager votre experience, nous noter, noter votre achat',
  wish: 'nous aimerions, nous aiderait, aide beaucoup, nous aide, comptons sur, reconnaissants, ravis de recevoir, esperons, nous ferait plaisir, serions ravis, serions heureux, aide les autres, feraient tres plaisir, ferait tres plaisir, font plaisir',
  good: 'positif, positifs, positive, bon, bons, bonne, 5 etoiles, cinq etoiles, 5 ★, ★, excellent, excellente, favorable, super, tres bonne, tres bon, bonnes',
  bad: 'negatif, negative, mauvais, mauvaise, 1 etoile, une etoile, defavorable',
  happy:
    'satisfait, satisfaite, satisfaits, content, contente, plait, vous plait, aimez, heureux, ravi, insatisfait, pas satisfait, tout va bien',
  change:
    'supprimer, supprimez, supprimiez, modifier, modifiez, modifie, changer, changez, retirer, retirez, retire, supprime, mettre a jour, mettiez a jour, revoir, corriger, corrigez, effacer, effacez, enlever, enlevez, reconsiderer, rectifier, la suppression de, la modification de, annuler, supprime, efface, effacer ce, disparait, changiez, modifiiez, retiriez, effaciez',
  stars: '5 etoiles, cinq etoiles, 5 ★, ★, la note maximale',
  gift: 'bon d achat, bons d achat, carte cadeau, cartes cadeaux, cadeau, cadeaux, remise, remises, reduction, bon de reduction, coupon, gratuit, gratuitement, offert, prime, cashback, recompense, echantillon, paypal, argent, offrons, vous offrons, offrirons, le deuxieme est offert, versons, verserons, vous versons',
  refund:
    'remboursement, remboursements, rembourser, rembourserons, remboursons, vous rembourse, compensation, dedommagement, dedommager, dedommageons, remplacement, rembourse, serez rembourse, argent, votre argent, recuperez votre argent',
  get: 'recevez, recevrez, vous recevrez, et nous, nous vous, vous obtiendrez, obtenez, beneficiez, vous attend, gagnez, puis nous',
  swap: 'pour un, pour votre, pour tout, pour une, pour la, pour chaque, contre un, contre votre, apres, en remerciement de, en guise de remerciement pour, pour',
  trade:
    'en echange d, en echange de, en contrepartie de, en contrepartie d, contre un avis, en remerciement de, remercier de, remercier pour',
  if: 'si, des que, une fois que, lorsque, quand, apres que, apres avoir, il suffit de, a condition de, en cas de',
  before: 'avant de, avant d, au lieu de, avant que, plutot que de',
  contact:
    'contactez, contactez nous, contacter, ecrivez nous, ecrivez moi, joignez, joignez nous, ajoutez nous, ajoutez moi, rejoignez, rejoignez nous, suivez nous, notre, mon, nous joindre, nous contacter, parlez nous, retrouvez nous, envoyez nous',
  polite:
    'pourriez vous, si vous le souhaitez, si vous voulez, accepteriez vous, seriez vous d accord, souhaiteriez vous, peut etre, si vous le voulez bien, voudriez vous',
  solved: 'rembourse, remboursee, remplace, remplacee, resolu, regle, avons envoye, renvoye, echange',
  thanks:
    'merci pour votre, merci pour vos, merci de votre, merci beaucoup pour votre, a notre avis, un avis de, avis de passage, sauf avis, lu votre, vu votre, merci d avoir',
  deny: 'ne proposons aucun, ne proposons pas, n offrons pas, n offrons aucun, ne demandons pas, ne pouvons pas, ne devons pas, sans condition, jamais',
  filler:
    'votre, vos, un, une, le, la, les, l, d, de, du, des, nous, vous, en, sur, a, au, s, il, plait, te, negatif, positif, mauvais, bon, bonne, honnete, court, petit, 5, 1, cinq, une, etoile, etoiles, ★, amazon, produit, article, notre, cette, cet, ce, par, via, pour, avec, et, bien, tres, avoir, aura, aurez, directement, client, ici, y, tout, recevoir, plus, sincere, que, message, avons, ce, sera, est, serait, votre, etre',
  app: 'whatsapp, whats app, wechat, telegram, viber, facebook, messenger, instagram, insta, skype, signal, snapchat, groupe facebook, page facebook, tiktok',
  chat: 'notre whatsapp, mon whatsapp, notre groupe facebook, notre page facebook, notre instagram, notre telegram, numero whatsapp',
  elsewhere:
    'appelez nous, appelez moi, appelez le, nous appeler, envoyez nous un e mail, envoyez nous un mail, envoyez nous un courriel, par e mail a, notre site internet, notre site web, notre site, notre boutique en ligne, en dehors d amazon, hors d amazon, hors amazon, par paypal, via paypal, votre adresse e mail, votre adresse mail, votre numero de telephone, par telephone, par virement, votre email, notre hotline, un mail a, donnez nous votre adresse, votre adresse mail',
  scan: 'scannez le qr, scannez le code, scanner le qr code, qr code, flashez le code',
  marketing:
    'code promo*, code de reduction, code reduction, prochaine commande, prochain achat, prochains achats, nos autres produits, nos autres articles, nos nouveautes, notre nouvelle collection, en promotion, offre speciale, offres speciales, newsletter, lettre d information, visitez notre boutique, suivez notre boutique, utilisez le code, bon de reduction, decouvrez nos, decouvrez notre, soldes, black friday, vente flash, abonnez vous, en promo, pensez aussi a, housse assortie',
  ask: 'merci d, merci de, pourriez vous, veuillez, pouvez vous, nous vous prions d, nous vous prions de, s il vous plait, vous devez, nous vous demandons d, nous vous demandons de, il faut, cela vous derangerait, cela vous derangerait il d',
  cancel:
    'annuler la commande, annuler votre commande, annulez la commande, annulez votre commande, annuler cette commande, l annulation de la commande, annuler l achat, demander l annulation, annuler, annulez',
  shortage:
    'en rupture de stock, rupture de stock, plus disponible, n est plus disponible, epuise, plus en stock',
  courtesy:
    'merci, merci beaucoup, bonjour, bonsoir, madame, monsieur, cher, chere, cordialement, bien cordialement, bonne journee, tres bonne journee, nous vous souhaitons, pour votre message, pour votre achat, pour votre commande, pour votre confiance, pour votre patience, pour votre comprehension, pour votre retour, de votre message, n hesitez pas, n hesitez pas a nous contacter, si vous avez des questions, pour toute question, a votre disposition, nous restons, restons a votre disposition, nous sommes la, je vous en prie, avec plaisir, et, bien a vous, des questions, si vous avez, besoin d aide, a nous contacter',
  phone:
    'telephone, tel, appelez, appelez nous, appeler, joindre, joignez, joignez moi, joignez nous, portable, numero de telephone, whatsapp, mobile, hotline, sms, fax',
  number:
    'suivi, numero de suivi, colis, commande, numero de commande, facture, numero de facture, serie, numero de serie, reference, modele, ean, isbn, iban, siret, siren, tva, dossier, code erreur, code d erreur, article',
  service:
    'transporteur, garantie, fabricant, colissimo, chronopost, laposte, la poste, dhl, ups, dpd, douane, mondial relay, amazon',
  care: 'remboursement, rembourser, remboursons, retour, remplacement, renvoyer, livraison',
  other:
    'avis de passage, a notre avis, sauf avis, avis de livraison, avis contraire, vous pouvez annuler, souhaitez annuler, voulez annuler, votre avis sur la couleur, votre commentaire sur la notice, votre commentaire sur le mode d emploi',
  yours: 'votre, vos',
  we: 'nous, continuons, parlons',
  prep: 'sur, via, par',
  mail: 'par e mail, par mail, par telephone, par courriel',
};
