// One connection opened before it is asked for: while a request is still being packed, or when the line was found to be
// back. It is bare TCP and has said nothing, so whoever takes it may speak TLS on it.
import { connect, type Socket } from 'node:net';

/** Nobody came for it: a box on the way will forget it soon. */
const keptMs = 10_000;

export interface Spare {
  /** Opens one there, unless there is one already. */
  open(url: URL): void;
  /** Keeps this one, opened to there. */
  keep(url: URL, socket: Socket): void;
  /** The one to this host and port, no longer kept; undefined when there is none. */
  take(host: string, port: number): Socket | undefined;
}

/** Host and port of an address, as sockets want them. */
export function placeOf(url: URL): { readonly host: string; readonly port: number } {
  const port = Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port };
}

/** Opens a connection; its failure is told by its events alone. */
export function openSocket(url: URL): Socket {
  const socket = connect({ ...placeOf(url), noDelay: true });
  return socket.on('error', () => undefined);
}

export function spareConnection(): Spare {
  let kept: {
    readonly socket: Socket;
    readonly host: string;
    readonly port: number;
    readonly timer: NodeJS.Timeout;
  } | null = null;
  const keep = (url: URL, socket: Socket): void => {
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
      if (kept === null) keep(url, openSocket(url));
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
