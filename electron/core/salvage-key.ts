// The database key for a rebuild away from the desk's own program, where its keystore cannot be asked: from a file, or by
// IT's recovery identity out of the desk's key slots.
import { existsSync, readFileSync } from 'node:fs';
import { backupFolder } from '../../db/backup/place.ts';
import { readJournal } from '../../db/journal/read.ts';
import { openReader } from '../../db/reader.ts';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { databaseFile, journalFile } from './key-slot.ts';
import { readIdentity } from './keys/age.ts';
import { readKeyFiles } from './keys/file.ts';
import { keyBytes, openByIdentity } from './keys/slots.ts';

export interface KeySource {
  /** 32 bytes, or 64 hex digits. */
  readonly keyFile?: string | undefined;
  /** An age identity file. */
  readonly identity?: string | undefined;
}

function fromFile(file: string): Uint8Array[] {
  const bytes = readFileSync(file);
  const text = bytes.toString('latin1').trim();
  if (/^[0-9a-f]{64}$/.test(text)) return [Buffer.from(text, 'hex')];
  return bytes.length === keyBytes ? [bytes] : [];
}

async function fromSlots(folder: string, identityFile: string): Promise<Uint8Array[]> {
  const read = await readIdentity(readFileSync(identityFile, 'utf8'));
  if (read === null) return [];
  const keys: Uint8Array[] = [];
  for (const sealed of readKeyFiles(folder).flatMap((file) => file.keys)) {
    const key = await openByIdentity(sealed, read.identity);
    if (key !== null) keys.push(key);
  }
  return keys;
}

/** Something of this desk is under this key. */
export function fits(folder: string, place: string | null, key: Uint8Array): boolean {
  const journal = journalFile(folder);
  if (existsSync(journal) && readJournal(journal, key, () => undefined).key !== null) return true;
  if (place !== null && existsSync(backupFolder(place, key))) return true;
  if (!existsSync(databaseFile(folder))) return false;
  const opened = openReader(databaseFile(folder), key);
  if (opened.ok) opened.value.close();
  return opened.ok;
}

/** The key under which this desk's files are. Problem: desk.key-missing. */
export async function openKey(folder: string, place: string | null, source: KeySource): Promise<Result<Uint8Array>> {
  const keys = [
    ...(source.keyFile === undefined ? [] : fromFile(source.keyFile)),
    ...(source.identity === undefined ? [] : await fromSlots(folder, source.identity)),
  ];
  const found = keys.find((key) => fits(folder, place, key));
  return found === undefined ? fail(problem('desk.key-missing', 'no key given opens anything here')) : ok(found);
}
