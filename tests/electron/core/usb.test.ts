// The desk's half of carrying by USB: a bundle over several small sticks in any order, writing that goes on after a full or
// broken one, and returns that are cut, changed, foreign, forged or old change nothing.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Device } from '../../../db/device.ts';
import { readExchange } from '../../../db/feed.ts';
import { addPaper } from '../../../db/papers.ts';
import { keepReturnKey } from '../../../db/return-key.ts';
import { makeIdentity, sealTo } from '../../../electron/core/keys/age.ts';
import { sealedLines } from '../../../electron/core/keys/sealed-lines.ts';
import { usbServices } from '../../../electron/core/usb/calls.ts';
import { makeBundle } from '../../../electron/core/usb/make.ts';
import { readReturn } from '../../../electron/core/usb/receive.ts';
import { noteSpool, readSpool, spoolFile, writePart } from '../../../electron/core/usb/spool.ts';
import { publicKeyOf, verifyText } from '../../../electron/sync/keys.ts';
import type { ExchangeAnswer } from '../../../shared/protocol/exchange.ts';
import { longestBundleLine } from '../../../shared/protocol/recovery-bundle.ts';
import { returnSuffix, signedText, usbLineSchema } from '../../../shared/protocol/usb.ts';
import { inOrder, joined, partFiles, readPart } from '../../central/usb/parts.ts';
import { submitted } from '../application.ts';
import { openTestDesk, temporaryFolder, testDevice } from '../desk.ts';

const bundle = '0198c9a2-0000-7000-8000-00000000b0b0';
const madeAt = '2026-05-04T09:00:00.000Z';

async function withBundle() {
  const desk = await openTestDesk();
  await desk.signIn();
  for (let n = 0; n < 3; n += 1) await submitted(desk);
  const holder = desk.db.get<{ id: string }>('select id from cases')?.id ?? '';
  const scan = Buffer.alloc(60_000, 'a scan of a paper');
  const sha256 = createHash('sha256').update(scan).digest('hex');
  addPaper(desk.db, { holder, sha256, mediaType: 'image/png', bytes: scan, addedAt: madeAt });
  const [central, replyTo, folder] = [await makeIdentity(), await makeIdentity(), temporaryFolder()];
  const device = { ...testDevice, privateKey: new Uint8Array(32).fill(5) } satisfies Device;
  const made = await makeBundle(spoolFile(folder), {
    db: desk.db,
    device,
    to: central.recipient,
    replyTo,
    bundle,
    madeAt,
  });
  const noted = noteSpool(folder, { bundle, madeAt, ...made, written: 0 });
  if (!noted.ok) throw new Error(noted.problem.code);
  return { desk, folder, central, replyTo, device, made };
}

const place = { center: 'sadakhlo', desk: 2 };
const spooled = (folder: string) => {
  const found = readSpool(folder);
  if (found === null) throw new Error('no bundle');
  return found;
};

test('the bundle holds everything central lacks, sealed to central and signed by the desk', async () => {
  const { folder, central, device, made } = await withBundle();
  expect(made).toMatchObject({ entries: 3, papers: 1 });
  const sealed = readFileSync(spoolFile(folder));
  for (const word of ['sopeli-usb', 'case.submitted', 'საქმე']) expect(sealed.includes(word)).toBe(false);
  const texts: string[] = [];
  const stream = new Blob([sealed]).stream();
  for await (const text of sealedLines(central.identity, stream, longestBundleLine)) texts.push(text);
  const lines = texts.map((text) => usbLineSchema.parse(JSON.parse(text)));
  expect(lines.map(({ kind }) => kind)).toEqual(['bundle', 'chain', 'entry', 'entry', 'entry', 'paper', 'end']);
  const end = lines.at(-1);
  const hash = createHash('sha256')
    .update(
      texts
        .slice(0, -1)
        .map((text) => `${text}\n`)
        .join(''),
    )
    .digest('hex');
  if (end?.kind !== 'end') throw new Error('no end');
  expect(verifyText(signedText('sopeli-usb', hash), end.signature, publicKeyOf(device.privateKey))).toBe(true);
});

test('small sticks carry it in parts; written goes on where it stopped, also after a restart and a stick that fails', async () => {
  const { folder, made } = await withBundle();
  const sticks = temporaryFolder();
  const room = 262_144 + 1_024 + 30_000;
  let turn = 0;
  while (spooled(folder).written < made.total) {
    const path = join(sticks, `stick ${turn}`);
    mkdirSync(path);
    if (turn === 1) {
      const gone = await writePart(folder, spooled(folder), { path: join(path, 'pulled'), freeBytes: room }, place);
      expect(gone).toMatchObject({ problem: { code: 'stick.failed' } });
      const full = await writePart(folder, spooled(folder), { path, freeBytes: 200_000 }, place);
      expect(full).toMatchObject({ problem: { code: 'stick.full' } });
      expect(spooled(folder).written).toBe(30_000);
    }
    const written = await writePart(folder, spooled(folder), { path, freeBytes: room }, place);
    if (!written.ok) throw new Error(written.problem.code);
    turn += 1;
  }
  expect(turn).toBe(Math.ceil(made.total / 30_000));
  const parts = partFiles([sticks]).map(readPart);
  // A stick read twice, in any order, is no harm; one that is missing is named.
  const pieces: Buffer[] = [];
  for await (const piece of joined(inOrder([...parts, ...parts].reverse()))) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(readFileSync(spoolFile(folder)))).toBe(true);
  expect(() => inOrder(parts.filter(({ offset }) => offset !== 30_000))).toThrow(/from byte 30000/);
});

test('a part that is cut or changed is told', async () => {
  const { folder } = await withBundle();
  const path = temporaryFolder();
  await writePart(folder, spooled(folder), { path, freeBytes: 100_000_000 }, place);
  const [name = ''] = readdirSync(path);
  const file = join(path, name);
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, -1));
  expect(() => readPart(file)).toThrow(/cut/);
  writeFileSync(file, bytes.with(bytes.length - 5, (bytes.at(-5) ?? 0) ^ 1));
  const read = async (): Promise<void> => {
    for await (const piece of joined(inOrder([readPart(file)]))) expect(piece.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toThrow(/damaged/);
  writeFileSync(file, 'MZ');
  expect(() => readPart(file)).toThrow(/no part/);
  expect(statSync(file).size).toBe(2);
});

const key = generateKeyPairSync('ed25519');
const centralPublicKey = key.publicKey.export({ format: 'jwk' }).x ?? '';

async function returnFile(
  to: string,
  device: string,
  answers: readonly object[],
  change: { keyId?: string; spoil?: (text: string) => string; count?: number } = {},
): Promise<Uint8Array> {
  const lines = [
    { kind: 'return', format: 'sopeli-usb-return', version: 1, bundle, device },
    ...answers.map((answer) => ({ kind: 'answer', answer })),
  ].map((line) => `${JSON.stringify(line)}\n`);
  const text = signedText('sopeli-usb-return', createHash('sha256').update(lines.join('')).digest('hex'));
  const signature = sign(null, Buffer.from(text), key.privateKey).toString('base64');
  const { keyId = 'central-1', count = answers.length, spoil = (whole: string) => whole } = change;
  const end = `${JSON.stringify({ kind: 'end', answers: count, keyId, signature })}\n`;
  return sealTo(to, Buffer.from(spoil(lines.join('') + end)));
}

function answerAt(time: string, has: ExchangeAnswer['has']): ExchangeAnswer {
  const serverEpoch = '0198c9a2-0000-4000-8000-000000000001';
  return { protocol: 1, serverEpoch, time, has, events: [], more: false, papersWanted: [] };
}

test('a return counts only when it is whole, sealed to this desk, about it, and signed by its central', async () => {
  const [mine, other] = [await makeIdentity(), await makeIdentity()];
  const device = { ...testDevice, centralPublicKey };
  const answers = [answerAt('2026-05-05T08:00:00.000Z', { seq: 0, hash: 'a'.repeat(64) })];
  const good = await returnFile(mine.recipient, device.device, answers);
  const file = join(temporaryFolder(), 'a.return');
  const judged = async (bytes: Uint8Array): Promise<string> => {
    writeFileSync(file, bytes);
    const read = await readReturn(file, mine.identity, device, {
      keyId: device.centralKeyId,
      publicKey: device.centralPublicKey,
    });
    return read.ok ? `good: ${read.value.answers.length}` : read.problem.code;
  };
  expect(await judged(good)).toBe('good: 1');
  const wrong: [Uint8Array, string][] = [
    [new Uint8Array(), 'bundle.unreadable'],
    [Buffer.from('MZ a program'), 'bundle.unreadable'],
    [good.subarray(0, -20), 'bundle.unreadable'],
    [good.with(good.length - 30, (good.at(-30) ?? 0) ^ 1), 'bundle.unreadable'],
    [await returnFile(other.recipient, device.device, answers), 'bundle.unreadable'],
    [await returnFile(mine.recipient, device.device, answers, { count: 2 }), 'bundle.unreadable'],
    [await returnFile(mine.recipient, device.device, [{ protocol: 1 }]), 'bundle.unreadable'],
    [await returnFile(mine.recipient, bundle, answers), 'bundle.foreign'],
    [await returnFile(mine.recipient, device.device, answers, { keyId: 'central-2' }), 'bundle.foreign'],
    [
      await returnFile(mine.recipient, device.device, answers, { spoil: (text) => text.replace('"seq":0', '"seq":1') }),
      'bundle.foreign',
    ],
  ];
  for (const [bytes, code] of wrong) expect(await judged(bytes)).toBe(code);
});

test('a return that is older than what central said since is not applied, nor the same one twice', async () => {
  const desk = await openTestDesk();
  const sticks = temporaryFolder();
  const stick = join(sticks, 'STICK');
  mkdirSync(stick);
  desk.db.run('update device set central_public_key = ?', centralPublicKey);
  const mine = await makeIdentity();
  keepReturnKey(desk.db, mine);
  const config = {
    mode: 'practice',
    folder: desk.folder,
    centralUrl: null,
    enrolmentCode: null,
    version: '0',
  } as const;
  const calls = usbServices({
    db: desk.db,
    config: { ...config, sticksFolder: sticks },
    random: { uuid: () => bundle, bytes: (count) => new Uint8Array(count), fraction: () => 0 },
    changed: () => undefined,
  });
  const { seq, hash } = readExchange(desk.db).has;
  const bring = async (time: string): Promise<void> => {
    const file = await returnFile(mine.recipient, testDevice.device, [answerAt(time, { seq, hash })]);
    writeFileSync(join(stick, `sopeli-${testDevice.center}-${testDevice.desk}-x${returnSuffix}`), file);
  };
  const take = async () => {
    const reading = { wall: madeAt, monotonicMs: 1, boot: bundle, trusted: null };
    const work = await calls['usb.take']({ reading, session: null } as never, { stick: 'STICK' });
    return typeof work === 'function' ? work() : work;
  };
  await bring('2026-05-05T08:00:00.000Z');
  expect(await take()).toMatchObject({ ok: true, value: { events: 0 } });
  expect(await take()).toMatchObject({ problem: { code: 'bundle.old' } });
  await bring('2026-05-05T07:00:00.000Z');
  expect(await take()).toMatchObject({ problem: { code: 'bundle.old' } });
  expect(readExchange(desk.db).trustedTime).toBe('2026-05-05T08:00:00.000Z');
  await bring('2026-05-06T07:00:00.000Z');
  expect(await take()).toMatchObject({ ok: true });
});
