// The hash chain of a device's entries. Only the hashing is here; what is hashed is written down in shared/protocol.
import { createHash } from 'node:crypto';
import { entryText, genesisText } from '../shared/protocol/chain.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Hash before the first entry of this device's epoch, hex. */
export function genesisHash(chain: { readonly device: string; readonly epoch: number }): string {
  return sha256(genesisText(chain.device, chain.epoch));
}

/** Hash of the entry with this payload, which follows the entry with `previousHash`; hex. */
export function entryHash(previousHash: string, payload: string): string {
  return sha256(entryText(previousHash, payload));
}
