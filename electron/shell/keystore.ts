// Seals the database key with the system's keystore (DPAPI on Windows, the keyring on Linux), so that a disk in another
// computer opens nothing. In live mode a keystore that only pretends is refused, never silently accepted.
import { safeStorage } from 'electron';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Config } from '../core/config.ts';
import type { Keystore } from '../core/ports.ts';

function sealsForReal(): boolean {
  if (process.platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

/** The keystore of this user on this computer; `desk.keystore-unsafe` where the system has none fit for `mode`. */
export function systemKeystore(mode: Config['mode']): Result<Keystore> {
  if (!safeStorage.isEncryptionAvailable()) return fail(problem('desk.keystore-unsafe', 'no keystore'));
  if (mode === 'live' && !sealsForReal()) return fail(problem('desk.keystore-unsafe', 'plain-text keystore'));
  return ok({
    seal: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')),
    open: (sealed) => {
      try {
        return new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), 'base64'));
      } catch {
        // The system throws for a seal of another user or computer: expected after a repair, and said by the null.
        return null;
      }
    },
  });
}
