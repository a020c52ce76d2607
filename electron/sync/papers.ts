// Carries papers to central, small ones first, beside the exchange and never in its way: cases do not wait behind scans.
// Central says which contents it lacks; that it has one is believed only from its signed answer.
import type { Device } from '../../db/device.ts';
import { markPaperDelivered, paperFacts, readPaper } from '../../db/papers.ts';
import { paperPath } from '../../shared/protocol/exchange.ts';
import { type Heard, hear } from './answer.ts';
import type { Wire } from './needs.ts';
import { backOff } from './policy.ts';
import { sendSigned } from './send.ts';

interface Miss {
  readonly failures: number;
  /** Not before this reading of the monotonic clock. */
  readonly notBefore: number;
}

export interface PapersLane {
  /** Starts to carry what central lacks; does nothing while a run is under way, because central will say it again. */
  carry(device: Device, wanted: readonly string[]): void;
  /** Begins no further paper and answers when the running one has ended. */
  stop(): Promise<void>;
}

async function carryOne(wire: Wire, device: Device, sha256: string, body: Uint8Array): Promise<Heard<true>> {
  const { answer, signature } = await sendSigned(
    wire,
    { method: 'PUT', path: paperPath(sha256), contentType: 'application/octet-stream', body },
    { keyId: device.device, seed: device.privateKey },
  );
  const central = { keyId: device.centralKeyId, publicKey: device.centralPublicKey };
  return hear(answer, signature, central, () => true);
}

export function papersLane(wire: Wire, delivered: () => void): PapersLane {
  const misses = new Map<string, Miss>();
  let running: Promise<void> | null = null;
  let stopping = false;

  const due = (wanted: readonly string[]): string[] => {
    const now = wire.clock.read().monotonicMs;
    return wanted
      .map((sha256) => ({ sha256, size: paperFacts(wire.db, sha256)?.size ?? null }))
      .filter(({ sha256, size }) => size !== null && (misses.get(sha256)?.notBefore ?? 0) <= now)
      .sort((one, other) => (one.size ?? 0) - (other.size ?? 0))
      .map(({ sha256 }) => sha256);
  };

  const miss = (sha256: string): void => {
    const failures = (misses.get(sha256)?.failures ?? 0) + 1;
    const delay = backOff(failures, wire.random.fraction(), null);
    misses.set(sha256, { failures, notBefore: wire.clock.read().monotonicMs + delay });
  };

  const run = async (device: Device, wanted: readonly string[]): Promise<void> => {
    for (const sha256 of due(wanted)) {
      const paper = stopping ? null : readPaper(wire.db, sha256);
      if (paper === null) continue;
      const heard = await carryOne(wire, device, sha256, paper.bytes);
      if (heard.kind === 'answer') {
        misses.delete(sha256);
        markPaperDelivered(wire.db, sha256, wire.clock.read().wall);
        delivered();
        continue;
      }
      miss(sha256);
      wire.log.info('paper.not-delivered', { problem: heard.problem.code, bytes: paper.bytes.byteLength });
      // Silence concerns the line, not this paper: the others wait for the next answer of central.
      if (heard.kind === 'none') return;
    }
  };

  return {
    carry: (device, wanted) => {
      if (running !== null || stopping || wanted.length === 0) return;
      running = run(device, wanted)
        .catch((error: unknown) => wire.log.error('paper.crashed', { error: error instanceof Error ? error.name : '' }))
        .finally(() => {
          running = null;
        });
    },
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}
