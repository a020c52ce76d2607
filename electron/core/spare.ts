// One connection opened before it is asked for: while a request is still being packed, or when the line was found to be
// back. It is bare TCP and has said nothing, so whoever takes it may speak TLS on it.
import type { Duplex } from 'node:stream';

/** Nobody came for it: a box on the way will forget it soon. */
const keptMs = 10_000;

export interface Place {
  readonly host: string;
  readonly port: number;
}

export interface Spare {
  /** Opens one there, unless there is one already. */
  open(url: URL): void;
  /** Keeps this one, opened to there. */
  keep(url: URL, socket: Duplex): void;
  /** The one to this host and port, no longer kept; undefined when there is none. */
  take(host: string, port: number): Duplex | undefined;
}

/** Host and port of an address, as sockets want them. */
export function placeOf(url: URL): Place {
  const port = Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port };
}

/** `open` begins a connection, whose failure it tells by events alone. */
export function spareConnection(open: (place: Place) => Duplex): Spare {
  let kept: {
    readonly socket: Duplex;
    readonly host: string;
    readonly port: number;
    readonly timer: NodeJS.Timeout;
  } | null = null;
  const keep = (url: URL, socket: Duplex): void => {
    kept?.socket.destroy();
    const timer = setTimeout(() => socket.destroy(), keptMs);
    timer.unref();
    socket.once('close', () => {
      clearTimeout(timer);
      if (kept?.socket === socket) kept = null;
    });
    kept = { ...placeOf(url), socket, timer };
  };
  return {
    keep,
    open: (url) => {
      if (kept === null) keep(url, open(placeOf(url)));
    },
    take: (host, port) => {
      if (kept === null || kept.host !== host || kept.port !== port || kept.socket.destroyed) return undefined;
      const { socket, timer } = kept;
      clearTimeout(timer);
      kept = null;
      return socket;
    },
  };
}
