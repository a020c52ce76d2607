// A terrible line between one desk and central, byte for byte: a TCP relay whose next connections meet the faults of a
// schedule, one each. It never invents central's words: what it answers by itself is what portals and proxies answer.
import { connect, createServer, type Socket } from 'node:net';
import type { LinkFault } from './schedule.ts';

export interface Link {
  /** Where the desk finds central. */
  readonly url: string;
  /** The next connections meet these, in this order; later ones pass. */
  meet(faults: readonly LinkFault[]): void;
  /** Connections that met a fault so far, by its kind. */
  readonly met: ReadonlyMap<LinkFault['kind'], number>;
  stop(): Promise<void>;
}

/** How long somebody else sits on a connection. */
const impostorMs = 1_500;
const portal = '<!doctype html><title>Wi-Fi</title><p>Welcome. Please sign in to use this network.</p>';
const page = (status: string, body: string): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;

const quiet = (...sockets: Socket[]): void => {
  for (const socket of sockets) socket.on('error', () => socket.destroy());
};

/** Every date header of an answer becomes this one of the same length, whatever the signature thinks of it. */
function redated(bytes: Buffer): Buffer {
  return Buffer.from(
    bytes.toString('latin1').replace(/(\r\ndate: )[^\r]{29}/gi, '$1Thu, 01 Jan 1970 00:00:00 GMT'),
    'latin1',
  );
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Sends `bytes` on a connection of its own and lets the answer fall: a duplicate, or a request that comes late. */
function sendAlone(port: number, bytes: Buffer): void {
  const central = connect(port, '127.0.0.1', () => central.write(bytes));
  quiet(central);
  central.on('data', () => central.end());
}

/** Relays one connection under one fault. */
function relay(desk: Socket, ports: Ports, fault: LinkFault): void {
  const port = (fault.kind === 'impostor' ? ports.impostor() : null) ?? ports.central;
  const tearDown = (...sockets: Socket[]): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  if (fault.kind === 'refused') {
    tearDown(desk);
    return;
  }
  if (fault.kind === 'portal' || fault.kind === 'storm') {
    const said = fault.kind === 'portal' ? page('200 OK', portal) : page('503 Service Unavailable', '<h1>503</h1>');
    desk.once('data', () => desk.end(said));
    return;
  }
  if (fault.kind === 'late') {
    const kept: Buffer[] = [];
    desk.on('data', (piece) => kept.push(piece));
    // The desk hears a reset; what it sent arrives when its next connection is long under way.
    setTimeout(() => desk.resetAndDestroy(), fault.milliseconds);
    desk.on('close', () => setTimeout(() => sendAlone(port, Buffer.concat(kept)), fault.milliseconds));
    return;
  }
  const central = connect(port, '127.0.0.1');
  quiet(central);
  if (fault.kind === 'impostor') {
    // A desk keeps a connection for seconds of true time, which are minutes of its own: it would ask nobody else.
    const leave = setTimeout(() => tearDown(desk, central), impostorMs);
    desk.on('close', () => clearTimeout(leave));
  }
  let [up, down] = [0, 0];
  const sent: Buffer[] = [];
  desk.on('data', (piece) => {
    up += piece.length;
    if (fault.kind === 'duplicated') sent.push(piece);
    if (fault.kind === 'cut-up' && up > fault.bytes) {
      central.write(piece.subarray(0, Math.max(0, piece.length - (up - fault.bytes))), () => tearDown(desk, central));
      return;
    }
    if (fault.kind === 'flipped-up' && up > fault.bytes && up - piece.length <= fault.bytes)
      central.write(flipped(piece, fault.bytes - (up - piece.length)));
    else central.write(piece);
  });
  central.on('data', (piece) => {
    const before = down;
    down += piece.length;
    if (fault.kind === 'cut-down' && down > fault.bytes) {
      desk.write(piece.subarray(0, Math.max(0, fault.bytes - before)), () => tearDown(desk, central));
      return;
    }
    if (fault.kind === 'half-open' && down > fault.bytes) return;
    if (fault.kind === 'slow') {
      for (let at = 0; at < piece.length; at += 64) {
        setTimeout(() => desk.write(piece.subarray(at, at + 64)), ((before + at) / 64) * fault.milliseconds);
      }
      return;
    }
    if (fault.kind === 'flipped-down' && down > fault.bytes && before <= fault.bytes)
      desk.write(flipped(piece, fault.bytes - before));
    else desk.write(fault.kind === 'redated' ? redated(piece) : piece);
    if (fault.kind === 'duplicated') sendAlone(port, Buffer.concat(sent));
  });
  desk.on('close', () => central.destroy());
  central.on('close', () => (fault.kind === 'half-open' && down > fault.bytes ? undefined : desk.end()));
}

/** Where the line may lead on this machine; without an impostor its turns lead to central. */
export interface Ports {
  readonly central: number;
  readonly impostor: () => number | null;
}

/** Opens the line. */
export async function openLink(ports: Ports): Promise<Link> {
  const waiting: LinkFault[] = [];
  const met = new Map<LinkFault['kind'], number>();
  const open = new Set<Socket>();
  const server = createServer((desk) => {
    quiet(desk);
    open.add(desk);
    desk.on('close', () => open.delete(desk));
    const fault = waiting.shift() ?? { kind: 'pass' };
    met.set(fault.kind, (met.get(fault.kind) ?? 0) + 1);
    relay(desk, ports, fault);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    meet: (faults) => {
      waiting.splice(0, waiting.length, ...faults);
    },
    met,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
