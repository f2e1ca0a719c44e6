import * as z from 'zod';
import { json, refusal, type Operation } from './request.ts';

export interface MockDestination {
  readonly region: string;
  readonly destinationId: string;
  readonly name: string;
  readonly queueArn: string;
}

export interface MockSubscription {
  readonly store: string;
  readonly region: string;
  readonly type: string;
  readonly subscriptionId: string;
  readonly destinationId: string;
  readonly payloadVersion: string;
  readonly processingDirective?: unknown;
}

const newDestination = z.object({
  name: z.string(),
  resourceSpecification: z.object({ sqs: z.object({ arn: z.string() }) }),
});
const newSubscription = z.object({
  payloadVersion: z.string(),
  destinationId: z.string(),
  processingDirective: z.unknown().optional(),
});

/** Destinations and subscriptions, with the same ids at each start. */
export function notifications(): {
  readonly operations: readonly Operation[];
  readonly destinations: () => readonly MockDestination[];
  readonly subscriptions: () => readonly MockSubscription[];
} {
  let destinations: MockDestination[] = [];
  const idFor = (region: string): string => {
    const others = new Set(destinations.map((one) => one.destinationId));
    let id = `dest-${region}`;
    for (let count = 2; others.has(id); count += 1) id = `dest-${region}-${count}`;
    return id;
  };
  let subscriptions: MockSubscription[] = [];
  const described = ({ destinationId, name, queueArn }: MockDestination): object => ({
    destinationId,
    name,
    resource: { sqs: { arn: queueArn } },
  });
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

  const operations: Operation[] = [
    {
      name: 'getDestinations',
      method: 'GET',
      path: /^\/notifications\/v1\/destinations$/,
      grantless: true,
      handle: ({ region }) =>
        json(200, { payload: destinations.filter((one) => one.region === region).map(described) }),
    },
    {
      name: 'createDestination',
      method: 'POST',
      path: /^\/notifications\/v1\/destinations$/,
      grantless: true,
      handle({ region, body }) {
        const { name, resourceSpecification } = newDestination.parse(body);
        const { arn } = resourceSpecification.sqs;
        const same = destinations.some(
          (one) => one.region === region && (one.name === name || one.queueArn === arn),
        );
        if (same) return refusal(409, 'Conflict');
        const made = { region, destinationId: idFor(region), name, queueArn: arn };
        destinations.push(made);
        return json(200, { payload: described(made) });
      },
    },
    {
      name: 'deleteDestination',
      method: 'DELETE',
      path: /^\/notifications\/v1\/destinations\/[^/]+$/,
      grantless: true,
      handle({ region, path }) {
        const known = destinations.find((one) => one.region === region && one.destinationId === last(path));
        if (known === undefined) return refusal(404, 'NotFound');
        if (subscriptions.some((one) => one.region === region && one.destinationId === known.destinationId))
          return refusal(409, 'Conflict');
        destinations = destinations.filter((one) => one !== known);
        return json(200, {});
      },
    },
    {
      name: 'getSubscription',
      method: 'GET',
      path: /^\/notifications\/v1\/subscriptions\/[^/]+$/,
      grantless: false,
      handle({ store, region, path }) {
        const known = subscriptions.find(
          (one) => one.store === store && one.region === region && one.type === last(path),
        );
        if (known === undefined) return refusal(404, 'NotFound');
        const { subscriptionId, destinationId, payloadVersion, processingDirective } = known;
        return json(200, {
          payload: { subscriptionId, destinationId, payloadVersion, processingDirective },
        });
      },
    },
    {
      name: 'createSubscription',
      method: 'POST',
      path: /^\/notifications\/v1\/subscriptions\/[^/]+$/,
      grantless: false,
      handle({ store, region, path, body }) {
        const type = last(path);
        if (subscriptions.some((one) => one.store === store && one.region === region && one.type === type))
          return refusal(409, 'Conflict');
        const terms = newSubscription.parse(body);
        if (!destinations.some((one) => one.region === region && one.destinationId === terms.destinationId))
          return refusal(400, 'InvalidInput');
        const made = { store, region, type, subscriptionId: `sub-${store}-${region}-${type}`, ...terms };
        subscriptions.push(made);
        return json(200, { payload: { subscriptionId: made.subscriptionId, ...terms } });
      },
    },
    {
      name: 'deleteSubscriptionById',
      method: 'DELETE',
      path: /^\/notifications\/v1\/subscriptions\/[^/]+\/[^/]+$/,
      grantless: true,
      handle({ region, path }) {
        const known = subscriptions.find((one) => one.region === region && one.subscriptionId === last(path));
        if (known === undefined) return refusal(404, 'NotFound');
        subscriptions = subscriptions.filter((one) => one !== known);
        return json(200, {});
      },
    },
  ];
  return { operations, destinations: () => destinations, subscriptions: () => subscriptions };
}
