import { Resolver } from 'node:dns/promises';

/** The names of the servers that receive mail for the domain; none without an MX record. */
export async function mailHostsOf(domain: string, dnsServer: string | undefined): Promise<string[]> {
  const records = await foundBy(resolverAt(dnsServer).resolveMx(domain));
  return records.map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, ''));
}

/** Whether the domain, or one above it, has a DMARC record: the record of a domain covers those below it. */
export async function hasDmarc(domain: string, dnsServer: string | undefined): Promise<boolean> {
  const resolver = resolverAt(dnsServer);
  const labels = domain.split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const records = await foundBy(resolver.resolveTxt(`_dmarc.${labels.slice(from).join('.')}`));
    if (records.some((parts) => /^v=DMARC1\s*(?:;|$)/.test(parts.join('')))) return true;
  }
  return false;
}

function resolverAt(dnsServer: string | undefined): Resolver {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  if (dnsServer !== undefined) resolver.setServers([dnsServer]);
  return resolver;
}

const NOT_THERE = new Set(['ENOTFOUND', 'ENODATA']);

function foundBy<One>(looked: Promise<One[]>): Promise<One[]> {
  return looked.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && NOT_THERE.has(String(error.code))) return [];
    throw error;
  });
}
