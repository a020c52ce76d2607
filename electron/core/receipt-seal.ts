// The device's key as receipts see it: they are signed with the very key that signs the exchange, because central knows its
// public half by the desk's number. The texts differ, so that one can never pass for the other.
import { readDevice } from '../../db/device.ts';
import { pastKeys } from '../../db/device-keys.ts';
import type { Reader } from '../../db/sqlite.ts';
import type { ReceiptSeal } from '../services/receipt-sheets.ts';
import { publicKeyOf, signText, verifyText } from '../sync/keys.ts';

export function receiptSeal(db: Reader): ReceiptSeal {
  const seed = (): Uint8Array | null => readDevice(db)?.privateKey ?? null;
  const publicKey = (): string | null => {
    const key = seed();
    return key === null ? null : publicKeyOf(key);
  };
  return {
    publicKey,
    sign: (text) => {
      const key = seed();
      return key === null ? null : Buffer.from(signText(text, key), 'base64');
    },
    // Also what an earlier key signed: a receipt outlives it.
    verify: (text, signature) => {
      const keys = [seed(), ...pastKeys(db)].flatMap((key) => (key === null ? [] : [publicKeyOf(key)]));
      return keys.some((key) => verifyText(text, Buffer.from(signature).toString('base64'), key));
    },
  };
}
