import type { Template } from '../template.ts';
import { addressChange } from './address-change.ts';
import { beforeBuying } from './before-buying.ts';
import { cancelFba } from './cancel-fba.ts';
import { cancel } from './cancel.ts';
import { delayed } from './delayed.ts';
import { exchange } from './exchange.ts';
import { faultyFba } from './faulty-fba.ts';
import { faulty } from './faulty.ts';
import { firstStep } from './first-step.ts';
import { holding } from './holding.ts';
import { howToUse } from './how-to-use.ts';
import { invoice } from './invoice.ts';
import { notReceivedFba } from './not-received-fba.ts';
import { notReceived } from './not-received.ts';
import { parcelFba } from './parcel-fba.ts';
import { refund } from './refund.ts';
import { returnFba } from './return-fba.ts';
import { returning } from './return.ts';
import { whereIsMyParcel } from './where-is-my-parcel.ts';
import { wrongItem } from './wrong-item.ts';

/**
 * The templates that every shop begins with. They are code and not a file, so that functions bundle them, a wrong topic
 * does not compile, and an update of the product mends those that a shop has not made its own.
 */
export const STARTER_TEMPLATES: readonly Template[] = [
  whereIsMyParcel,
  parcelFba,
  delayed,
  notReceived,
  notReceivedFba,
  faulty,
  wrongItem,
  faultyFba,
  howToUse,
  beforeBuying,
  returning,
  refund,
  exchange,
  returnFba,
  cancel,
  cancelFba,
  addressChange,
  invoice,
  holding,
  firstStep,
];
