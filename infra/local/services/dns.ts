import { createSocket } from 'node:dgram';
import { type Answer, decode, encode } from 'dns-packet';

/** A DNS server on this machine. */
export interface LocalDns {
  /** Address and port, as a resolver takes them. */
  readonly server: string;
  /** Changes the MX record of a domain to these hosts; removes it when there are none. */
  answerMx(domain: string, hosts: readonly string[]): void;
  /** Gives a name a TXT record. */
  answerTxt(name: string, text: string): void;
  stop(): Promise<void>;
}

const AUTHORITATIVE = 1 << 10;
const NO_SUCH_NAME = 3;
const TTL_SECONDS = 60;

/** Answers for MX and TXT records of some names, as public DNS would once they are entered. */
export async function startDns(mx: ReadonlyMap<string, readonly string[]>): Promise<LocalDns> {
  const records = new Map(mx);
  const texts = new Map<string, string>();
  const socket = createSocket('udp4');
  socket.on('message', (packet, asker) => {
    try {
      const { id, questions = [] } = decode(packet);
      const [question] = questions;
      if (question === undefined) return;
      const asked = question.name.toLowerCase();
      const of = { name: question.name, ttl: TTL_SECONDS };
      const hosts = question.type === 'MX' ? (records.get(asked) ?? []) : [];
      const text = question.type === 'TXT' ? texts.get(asked) : undefined;
      const answers: Answer[] = [
        ...hosts.map((exchange): Answer => ({ ...of, type: 'MX', data: { preference: 10, exchange } })),
        ...(text === undefined ? [] : [{ ...of, type: 'TXT', data: text } as const]),
      ];
      const flags = AUTHORITATIVE | (answers.length === 0 ? NO_SUCH_NAME : 0);
      const reply = encode({ type: 'response', ...(id !== undefined && { id }), flags, questions, answers });
      socket.send(reply, asker.port, asker.address);
    } catch {
      // A packet that is not a DNS question gets no answer.
    }
  });
  await new Promise<void>((done, fail) => {
    socket.once('error', fail);
    socket.bind(0, '127.0.0.1', done);
  });
  return {
    server: `127.0.0.1:${socket.address().port}`,
    answerMx(domain, hosts) {
      if (hosts.length === 0) records.delete(domain);
      else records.set(domain, hosts);
    },
    answerTxt(name, text) {
      texts.set(name, text);
    },
    stop: () => new Promise((done) => socket.close(() => done())),
  };
}
