// A line that dies again and again, between real sockets: each connection lets so many bytes through from the desk and
// then breaks, as a radio link does. It counts every byte that was on it, in both directions.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingLine {
  readonly url: string;
  /** Bytes from the desk and to the desk, whether they arrived or not. */
  readonly bytes: { up: number; down: number };
  readonly cuts: () => number;
  end(): Promise<void>;
}

/** Lets `most` bytes of a connection through to `target`, then breaks both of its ends. */
function carry(desk: Socket, target: URL, most: number, bytes: CuttingLine['bytes'], cut: () => void): Socket {
  const central = connect(Number(target.port), target.hostname);
  let left = most;
  // Read exactly as much as is let through: what the line never carried was never on it.
  desk.on('readable', () => {
    for (;;) {
      const piece: Buffer | null = desk.read(Math.min(left, desk.readableLength));
      if (piece === null || piece.length === 0) return;
      bytes.up += piece.length;
      left -= piece.length;
      central.write(piece);
      if (left > 0) continue;
      cut();
      desk.resetAndDestroy();
      central.end();
      return;
    }
  });
  central.on('data', (piece: Buffer) => {
    bytes.down += piece.length;
    desk.write(piece);
  });
  for (const [one, other] of [
    [desk, central],
    [central, desk],
  ] as const) {
    one.on('error', () => undefined);
    one.on('end', () => other.end());
    one.on('close', () => other.end());
  }
  return central;
}

/** Opens the line in front of a central at `url`. */
export async function cuttingLine(url: string, most: number): Promise<CuttingLine> {
  const bytes = { up: 0, down: 0 };
  const sockets = new Set<Socket>();
  let cuts = 0;
  const server = createServer((desk) => {
    sockets.add(desk);
    sockets.add(
      carry(desk, new URL(url), most, bytes, () => {
        cuts += 1;
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    bytes,
    cuts: () => cuts,
    end: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
