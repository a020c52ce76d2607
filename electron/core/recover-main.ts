// `npm run recover`: what IT staff do with a recovery identity on another computer, under plain Node. Prints no personal
// data, and the one-time passphrase only to who runs it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problem } from '../../shared/problems.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { derivation } from '../services/passwords.ts';
import { writeDurably } from './durable-file.ts';
import { isRecipient, makeIdentity, readIdentity } from './keys/age.ts';
import { systemRandom } from './random.ts';
import { verifyBundle } from './recover/bundle.ts';
import { personsHeld, personsTable } from './recover/persons.ts';
import { recover } from './recover/recover.ts';

const usage = `npm run recover -- --disk FOLDER --identity FILE --out FOLDER [--to age1…] [--reopen]
npm run recover -- identity FILE                   make a recovery identity; prints its public key
npm run recover -- verify BUNDLE --identity FILE   hold a bundle against its chains and hashes
npm run recover -- persons TABLE [--disk FOLDER --identity FILE] [--entries FILE] [--head SEQ:HASH]
                                                   whose data a lost desk held`;

async function identityIn(file: string): Promise<Result<{ identity: string; recipient: string }>> {
  const text = statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file, 'utf8') : '';
  const found = await readIdentity(text);
  return found === null ? fail(problem('recovery.wrong-identity', 'no age identity in the file')) : ok(found);
}

async function newIdentity(file: string): Promise<Result<string>> {
  if (existsSync(file)) return fail(problem('recovery.folder-taken', 'the file exists'));
  const { identity, recipient } = await makeIdentity();
  const written = writeDurably(file, Buffer.from(`# public key: ${recipient}\n${identity}\n`));
  return written.ok ? ok(`SOPELI_RECOVERY_RECIPIENT=${recipient}`) : written;
}

async function verify(bundle: string, identityFile: string): Promise<Result<string>> {
  const identity = await identityIn(identityFile);
  if (!identity.ok) return identity;
  const read = await verifyBundle(bundle, identity.value.identity);
  if (!read.ok) return read;
  const { header, entries, papers } = read.value;
  return ok(`whole: ${header.center}, desk ${header.desk}: ${entries} cases, ${papers} papers`);
}

/** Writes the table, which alone has names in it, and says how far it reaches. */
async function persons(table: string, { disk, identity, entries, head }: Values): Promise<Result<string>> {
  if (existsSync(table)) return fail(problem('recovery.folder-taken', 'the file exists'));
  const it = disk === undefined ? ok({ identity: '' }) : await identityIn(identity ?? '');
  if (!it.ok) return it;
  const [, seq, hash = ''] = /^(\d+):([0-9a-f]{64})$/.exec(head ?? '') ?? [];
  const known = seq === undefined ? null : { seq: Number(seq), hash };
  const order = { disk: disk ?? null, identity: it.value.identity, entries: entries ?? null, head: known };
  const found = await personsHeld(order);
  if (!found.ok) return found;
  const { end, reachesHead, cases, drafts } = found.value;
  const written = writeDurably(table, Buffer.from(personsTable(found.value.persons)));
  if (!written.ok) return written;
  if (reachesHead === false) process.exitCode = 3;
  const reach = { true: 'central knows of nothing more', false: 'CENTRAL KNOWS MORE: give its entries with --entries' };
  return ok(
    [
      `${found.value.persons.length} persons, ${cases} cases, ${drafts} unfinished applications: ${table}`,
      `read up to entry ${end?.seq ?? 0}${end === null ? '' : ` ${end.hash}`}`,
      reachesHead === null ? 'no head of central was given to hold it against' : reach[reachesHead ? 'true' : 'false'],
    ].join('\n'),
  );
}

async function recoverDisk(values: Values): Promise<Result<string>> {
  const { disk = '', out = '', to } = values;
  const identity = await identityIn(values.identity ?? '');
  if (!identity.ok) return identity;
  const { recipient } = identity.value;
  const derive = derivation(new URL('../services/password-worker.ts', import.meta.url));
  const needs = { disk, out, identity: identity.value, to: to ?? recipient, reopen: values.reopen ?? false };
  const recovered = await recover({ ...needs, random: systemRandom(), derive });
  if (!recovered.ok) return recovered;
  const { summary, bundle, phrase } = recovered.value;
  if (summary.faults.length > 0) process.exitCode = 3;
  const lines = [
    `desk: ${summary.center ?? 'not enrolled'}${summary.desk === null ? '' : `, desk ${summary.desk}`}`,
    summary.faults.length === 0 ? 'verified: whole' : `FAULTS FOUND IN: ${summary.faults.join(', ')}`,
    bundle === null ? 'bundle: none' : `bundle: ${bundle.file}, ${bundle.entries} cases, ${bundle.papers} papers`,
    `only on the desk itself: ${summary.drafts} drafts, ${summary.cases['manual'] ?? 0} cases handed over on paper`,
    ...(phrase === null ? [] : [`one-time passphrase: ${phrase}`]),
  ];
  return ok(lines.join('\n'));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    disk: { type: 'string' },
    identity: { type: 'string' },
    out: { type: 'string' },
    to: { type: 'string' },
    reopen: { type: 'boolean' },
    entries: { type: 'string' },
    head: { type: 'string' },
  },
});
type Values = typeof values;

function asked(): Promise<Result<string>> | null {
  const [command, file] = positionals;
  if (command === 'identity' && file !== undefined) return newIdentity(file);
  if (command === 'verify' && file !== undefined && values.identity !== undefined) return verify(file, values.identity);
  if (command === 'persons' && file !== undefined && (values.disk ?? values.entries) !== undefined) {
    return persons(file, values);
  }
  const { disk, identity, out, to } = values;
  if (command !== undefined || disk === undefined || identity === undefined || out === undefined) return null;
  return to === undefined || isRecipient(to) ? recoverDisk(values) : null;
}

const answer = await asked();
if (answer === null) {
  console.error(usage);
  process.exitCode = 2;
} else if (answer.ok) console.log(answer.value);
else {
  console.error(`${answer.problem.code}${answer.problem.detail === undefined ? '' : `: ${answer.problem.detail}`}`);
  process.exitCode = 1;
}
