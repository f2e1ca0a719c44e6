import type { Words } from '../read/lexicon.ts';

export const pl: Words = {
  review:
    'opinia, opinie, opinii, opinia, recenzja, recenzje, recenzji, ocena, ocene, oceny, komentarz, komentarza',
  feedback:
    'opinia o sprzedawcy, opinie o sprzedawcy, opinii o sprzedawcy, ocena sprzedawcy, ocene sprzedawcy, oceny sprzedawcy, feedback',
  leave:
    'wystawic, wystawienie, wystawieniem, wystawi, napisac, napisanie, napisze, napisz, zostawic, zostawienie, zostawi, dodac, dodanie, doda, wystaw, zostaw, wystawienia, prosimy o, prosze o, daj nam',
  rate: 'ocenic produkt, ocenic nasz, prosze ocenic, prosimy ocenic, ocen nas, ocena produktu',
  wish: 'bedziemy wdzieczni, pomoze nam, pomaga nam, liczymy na, prosimy o',
  good: 'pozytywna, pozytywne, pozytywnej, dobra, dobre, 5 gwiazdek, piec gwiazdek, 5 ★, ★, swietna',
  bad: 'negatywna, negatywnej, negatywne, zla, 1 gwiazdka, jedna gwiazdka',
  happy: 'zadowolony, zadowolona, podoba, zadowoleni, niezadowolony',
  change:
    'usunac, usuniecie, usunie, zmienic, zmiane, zmieni, zmiana, edytowac, edycje, wycofac, wycofanie, zaktualizowac, aktualizacje, poprawic, skasowac',
  stars: '5 gwiazdek, piec gwiazdek, 5 ★, ★',
  gift: 'kupon, kupon rabatowy, prezent, rabat, znizka, znizke, znizki, gratis, bon, karta podarunkowa, karte podarunkowa, nagroda, nagrode, upominek, bonus',
  refund: 'zwrot pieniedzy, zwrocimy, zwracamy, zwrot, rekompensata, rekompensate, wymiana',
  get: 'otrzyma, otrzymasz, dostanie, dostaniesz, a my',
  swap: 'za',
  trade: 'w zamian za, w podziekowaniu za',
  if: 'jesli, jezeli, gdy, po, kiedy, w przypadku',
  before: 'przed, zanim, zamiast',
  contact:
    'kontakt, skontaktowac sie, skontaktowac sie z nami, prosze napisac, napisz do nas, nasz, nasza, dodaj nas, dolacz, prosimy o kontakt, wyslac nam, wyslij nam',
  polite: 'czy moglaby, czy moglby, jesli pani chce, jesli pan chce, moze, czy zechcialaby, czy zechcialby',
  solved: 'zwrocone, zwrocilismy, wymienione, rozwiazane, wyslalismy, wymienilismy',
  thanks: 'dziekujemy za, dziekuje za',
  deny: 'nie oferujemy, nie mozemy, nie prosimy',
  filler:
    'swoja, swoje, swojej, pani, pan, pana, o, na, amazon, pozytywna, pozytywnej, negatywna, negatywnej, produkt, produktu, 5, gwiazdek, ★, sie, z, nami, przez, prosze, te, ta, tej, nam, krotka, szczera, po, w, do, wiadomosc',
  app: 'whatsapp, telegram, facebook, messenger, instagram, skype, signal, viber, wechat',
  chat: 'nasz whatsapp, nasza grupa na facebooku',
  elsewhere:
    'prosze zadzwonic, zadzwon do nas, prosze do nas zadzwonic, nasza strona, naszej stronie, naszym sklepie internetowym, poza amazon, poza amazonem, adres e mail, numer telefonu',
  scan: 'zeskanuj kod, kod qr',
  marketing:
    'kod rabatowy, kod promocyjny, nastepne zamowienie, nastepne zakupy, kolejne zakupy, nasze inne produkty, newsletter, promocja, promocji, wyprzedaz, black friday',
  ask: 'prosze, prosimy, czy moglaby, czy moglby, prosimy o',
  cancel: 'anulowac zamowienie, anulowac, anulowanie, anulowanie zamowienia, anuluj zamowienie',
  shortage: 'niedostepny, niedostepna, brak w magazynie, wyprzedany, wyprzedane, brak towaru',
  courtesy:
    'dziekuje, dziekujemy, dzien dobry, witam, pozdrawiam, z powazaniem, milego dnia, zycze, za wiadomosc, za zakup, za zamowienie, za cierpliwosc, w razie pytan, jestesmy do dyspozycji, prosze o kontakt, chetnie pomozemy, i, pani, pan',
  phone: 'telefon, tel, zadzwonic, zadzwon, numer telefonu, pod numer, komorka, whatsapp',
  number:
    'przesylki, przesylka, numer przesylki, zamowienia, numer zamowienia, zamowienie, faktura, faktury, seryjny, numer seryjny, nip, ean, model, konto, iban, sledzenia',
  service: 'kurier, kuriera, gwarancja, producent, producenta, inpost, dhl, dpd, amazon',
  care: 'zwrot, zwrocimy, wymiana, reklamacja, dostawa',
  yours: 'swoja, panska',
  we: 'nam, nami, nas',
  prep: 'przez, na',
};
