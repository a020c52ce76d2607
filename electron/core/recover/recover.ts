// Recovery on another computer: everything is made in a folder beside the result and appears there whole, or not at all.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { storeProblem } from '../../../db/failures.ts';
import { problem } from '../../../shared/problems.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { replaceDurably, writeDurably } from '../durable-file.ts';
import type { HeldKey } from '../key-slot.ts';
import { keyFile, writeKeyFile } from '../keys/file.ts';
import { makePhrase, normalPhrase } from '../keys/phrase.ts';
import { type Derive, passphraseSlot, slotOf, withoutSlot, withSlot } from '../keys/slots.ts';
import type { Random } from '../ports.ts';
import { type BundleCount, bundleLines, verifyBundle, writeBundle } from './bundle.ts';
import { examine, openDisk, type Summary } from './disk.ts';

export interface RecoverNeeds {
  /** Copy of a desk's folder; only read. */
  readonly disk: string;
  /** `AGE-SECRET-KEY-1…` with its own recipient. */
  readonly identity: { readonly identity: string; readonly recipient: string };
  /** Folder of the result: new, or empty. */
  readonly out: string;
  /** Who may open the bundle. */
  readonly to: string;
  /** Make key slots with which the desk opens at its next start. */
  readonly reopen: boolean;
  readonly random: Random;
  readonly derive: Derive;
}

export interface Recovered {
  readonly summary: Omit<Summary, 'device'>;
  /** Null for a desk that was never enrolled: it has nothing for central. */
  readonly bundle: (BundleCount & { readonly file: string }) | null;
  /** One-time passphrase of the new key slots; stands nowhere else. */
  readonly phrase: string | null;
}

/** Slots with a one-time passphrase in place of the lost keystore; the database gets a new key once it is open. */
async function reopened(folder: string, { sealed, key }: HeldKey, needs: RecoverNeeds): Promise<Result<string>> {
  const phrase = makePhrase(needs.random);
  const withPhrase = withSlot(sealed, await passphraseSlot(key, normalPhrase(phrase), true, needs));
  const slots = slotOf(withPhrase, 'keystore') === undefined ? withPhrase : withoutSlot(withPhrase, 'keystore');
  if (slots === null) throw new Error('slots without a slot');
  const written = writeKeyFile(folder, keyFile([slots], true));
  return written.ok ? ok(phrase) : written;
}

/** Bundle, summary and perhaps slots in `result`, from the copy in `work`. */
async function made(work: string, result: string, needs: RecoverNeeds): Promise<Result<Recovered>> {
  const disk = await openDisk(needs.disk, needs.identity.identity, work);
  if (!disk.ok) return disk;
  const { db, held } = disk.value;
  try {
    const examined = examine(db);
    if (!examined.ok) return examined;
    const { device, ...summary } = examined.value;
    let bundle: Recovered['bundle'] = null;
    if (device !== null) {
      const file = `${device.center}-${device.desk}.bundle.age`;
      bundle = { file, ...(await writeBundle(join(result, file), needs.to, bundleLines(db, device))) };
      if (needs.to === needs.identity.recipient) {
        const read = await verifyBundle(join(result, file), needs.identity.identity);
        if (!read.ok) return read;
      }
    }
    const text = `${JSON.stringify({ ...summary, bundle }, null, 2)}\n`;
    const written = writeDurably(join(result, 'summary.json'), Buffer.from(text));
    if (!written.ok) return written;
    const phrase = needs.reopen ? await reopened(result, held, needs) : ok(null);
    return phrase.ok ? ok({ summary, bundle, phrase: phrase.value }) : phrase;
  } finally {
    db.close();
  }
}

/**
 * Recovers a desk's disk into `out`. Problems: recovery.folder-taken, recovery.wrong-folder, recovery.wrong-identity,
 * desk.database-*, desk.disk-full, bundle.unreadable; then nothing is left behind.
 */
export async function recover(needs: RecoverNeeds): Promise<Result<Recovered>> {
  const out = resolve(needs.out);
  let work: string | null = null;
  try {
    if (existsSync(out) && readdirSync(out).length > 0) return fail(problem('recovery.folder-taken', 'not empty'));
    mkdirSync(dirname(out), { recursive: true });
    work = mkdtempSync(join(dirname(out), '.recovery-'));
    const result = join(work, 'result');
    mkdirSync(result);
    const recovered = await made(work, result, needs);
    if (!recovered.ok) return recovered;
    if (existsSync(out)) rmdirSync(out);
    const placed = replaceDurably(result, out);
    return placed.ok ? recovered : placed;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') {
      return fail(problem('recovery.folder-taken', 'a file lies there'));
    }
    const expected = storeProblem(error);
    if (expected === null) throw error;
    return fail(expected);
  } finally {
    if (work !== null) rmSync(work, { recursive: true, force: true });
  }
}
