// Makes the bundle for central: one sealed and signed file in the desk's own folder, from which parts go to the sticks.
import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { readClaim } from '../../../db/claim.ts';
import type { Device } from '../../../db/device.ts';
import { readExchange } from '../../../db/feed.ts';
import type { ReturnKey } from '../../../db/return-key.ts';
import type { Reader } from '../../../db/sqlite.ts';
import { signedText, type UsbLine } from '../../../shared/protocol/usb.ts';
import { publicKeyOf, signText } from '../../sync/keys.ts';
import { replaceDurably } from '../durable-file.ts';
import { writeSealedLines } from '../keys/sealed-lines.ts';
import { carriedLines } from '../recover/bundle.ts';

export interface BundleNeeds {
  readonly db: Reader;
  readonly device: Device;
  /** Central's recipient. */
  readonly to: string;
  readonly replyTo: ReturnKey;
  readonly bundle: string;
  readonly madeAt: string;
}

export interface Made {
  readonly entries: number;
  readonly papers: number;
  /** Bytes of the sealed file. */
  readonly total: number;
}

function* signedLines(needs: BundleNeeds, count: (made: Omit<Made, 'total'>) => void): Iterable<string> {
  const { db, device, replyTo, bundle, madeAt } = needs;
  const hash: Hash = createHash('sha256');
  const hashed = (line: UsbLine): string => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    return text;
  };
  yield hashed({
    kind: 'bundle',
    format: 'sopeli-usb',
    version: 1,
    bundle,
    device: device.device,
    epoch: device.epoch,
    cursor: readExchange(db).cursor,
    replyTo: replyTo.recipient,
    madeAt,
  });
  const code = readClaim(db)?.code ?? null;
  if (code !== null) yield hashed({ kind: 'claim', code, publicKey: publicKeyOf(device.privateKey) });
  const lines = carriedLines(db);
  let next = lines.next();
  for (; next.done !== true; next = lines.next()) yield hashed(next.value);
  count(next.value);
  const signature = signText(signedText('sopeli-usb', hash.digest('hex')), device.privateKey);
  yield `${JSON.stringify({ kind: 'end', ...next.value, signature } satisfies UsbLine)}\n`;
}

/** Writes the bundle to `file`, whole or not at all. Rejects when the disk fails. */
export async function makeBundle(file: string, needs: BundleNeeds): Promise<Made> {
  let counted = { entries: 0, papers: 0 };
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  rmSync(fresh, { force: true });
  const count = (made: typeof counted): void => {
    counted = made;
  };
  await writeSealedLines(fresh, needs.to, signedLines(needs, count));
  const placed = replaceDurably(fresh, file);
  if (!placed.ok) throw Object.assign(new Error(placed.problem.code), { code: 'EROFS' });
  return { ...counted, total: statSync(file).size };
}
