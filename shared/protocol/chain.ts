// What the chain of entries is made of. Hashing itself needs Node and happens outside; here is only the exact text
// that goes into it, so that both sides cannot differ.

/** Text whose SHA-256 (hex, over UTF-8) stands for "no entry yet" in this device's epoch. */
export function genesisText(device: string, epoch: number): string {
  return `sopeli-chain-1\n${device}\n${epoch}`;
}

/** Text whose SHA-256 (hex, over UTF-8) is the hash of the entry with this payload. */
export function entryText(previousHash: string, payload: string): string {
  return `${previousHash}\n${payload}`;
}
