// What central does with a bundle by USB: taken like the line's own requests, as often as it comes; and every file that is
// cut, changed, foreign, forged or hostile is refused by name with nothing taken.
import { createHash, randomUUID } from 'node:crypto';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deviceKeyPath, provenKey } from '../../shared/protocol/device-key.ts';
import { returnLineSchema, signedText, type UsbLine } from '../../shared/protocol/usb.ts';
import { openStand } from '../postgres/stand.ts';
import { askToEnrol, caseText, chained, type Desk, exchange, nextRequest, send } from './conformance/desk.ts';
import type { Stand } from './harness.ts';
import { newSigningKey, type SigningKey, sha256, signText } from './signing.ts';

let stand: Stand;
let identity = '';
beforeAll(async () => {
  stand = await openStand();
  identity = await generateX25519Identity();
});
afterAll(() => stand.end());

type Line = Exclude<UsbLine, { kind: 'end' }>;

/** The lines of a bundle with `cases` new cases and a paper of the first one. */
async function linesOf(desk: Desk, cases: number, cursor = 0): Promise<Line[]> {
  const bytes = Buffer.from(`a scan ${randomUUID()}`);
  const ref = { sha256: sha256(bytes), name: 'scan.jpg', mediaType: 'image/jpeg', size: bytes.length };
  const payloads = Array.from({ length: cases }, (_, index) => caseText(desk, index === 0 ? [ref] : []));
  const { device, epoch } = desk.place;
  return [
    {
      kind: 'bundle',
      format: 'sopeli-usb',
      version: 1,
      bundle: randomUUID(),
      device,
      epoch,
      cursor,
      replyTo: await identityToRecipient(identity),
      madeAt: new Date().toISOString(),
    },
    { kind: 'chain', epoch, after: desk.head },
    ...chained(desk.head, payloads).map((entry) => ({ kind: 'entry', epoch, ...entry }) as const),
    { kind: 'paper', sha256: ref.sha256, mediaType: ref.mediaType, bytes: bytes.toString('base64') },
  ];
}

async function sealed(lines: readonly Line[], key: SigningKey, count: object = {}): Promise<Uint8Array> {
  const texts = lines.map((line) => `${JSON.stringify(line)}\n`);
  const hash = createHash('sha256').update(texts.join('')).digest('hex');
  const end = {
    kind: 'end',
    entries: lines.filter(({ kind }) => kind === 'entry').length,
    papers: lines.filter(({ kind }) => kind === 'paper').length,
    signature: signText(key, signedText('sopeli-usb', hash)),
    ...count,
  };
  return sealedTo(stand.central.recipient, [...texts, `${JSON.stringify(end)}\n`].join(''));
}

async function sealedTo(recipient: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(text);
}

const hand = (file: Uint8Array, query = ''): Promise<Response> =>
  fetch(`${stand.central.control}/bundles${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(file),
  });

async function answersIn(response: Response) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const text = await decrypter.decrypt(new Uint8Array(await response.arrayBuffer()), 'text');
  return text
    .trim()
    .split('\n')
    .map((line) => returnLineSchema.parse(JSON.parse(line)))
    .flatMap((line) => (line.kind === 'answer' ? [line.answer] : []));
}

const counts = () => stand.control.get<{ entries: number; cases: number; papers: number; events: number }>('/counts');

it('takes cases and papers, answers with their outcomes, and the same again doubles nothing', async () => {
  const desk = await stand.desk();
  const file = await sealed(await linesOf(desk, 3), desk.key);
  const first = await hand(file);
  expect([first.status, JSON.parse(first.headers.get('x-bundle') ?? '')]).toMatchObject([
    200,
    { entries: 3, papers: 1, fresh: { entries: 3, papers: 1 } },
  ]);
  const [answer] = await answersIn(first);
  expect(answer).toMatchObject({ has: { seq: 3 }, papersWanted: [], more: false });
  expect(answer?.events.filter(({ event }) => event.kind === 'entry.registered')).toHaveLength(3);
  const before = await counts();
  const again = await hand(file);
  expect(JSON.parse(again.headers.get('x-bundle') ?? '')).toMatchObject({ fresh: { entries: 0, papers: 0 } });
  expect((await answersIn(again))[0]?.events).toEqual(answer?.events);
  expect(await counts()).toEqual(before);
  const overTheLine = await exchange(desk);
  expect([overTheLine.has.seq, overTheLine.events]).toEqual([3, answer?.events]);
});

it('refuses by name what is no bundle of an enrolled desk, and takes nothing of it', async () => {
  const desk = await stand.desk();
  const lines = await linesOf(desk, 2);
  const good = await sealed(lines, desk.key);
  const before = await counts();
  const changed = Buffer.from(good);
  changed.writeUInt8(changed.readUInt8(good.length - 40) ^ 1, good.length - 40);
  const entry = lines[2];
  if (entry?.kind !== 'entry') throw new Error('no entry');
  const other = await identityToRecipient(await generateX25519Identity());
  const huge = sealedTo(stand.central.recipient, `{"kind":"bundle","format":"${'x'.repeat(40_000_000)}`);
  const files: [string, Uint8Array | Promise<Uint8Array>, string][] = [
    ['empty', new Uint8Array(), 'bundle.unreadable'],
    ['no age file', Buffer.from('MZ a program'), 'bundle.unreadable'],
    ['cut', good.subarray(0, good.length - 30), 'bundle.unreadable'],
    ['changed', changed, 'bundle.unreadable'],
    ['sealed to another', sealedTo(other, 'x'), 'bundle.unreadable'],
    ['no lines of ours', sealedTo(stand.central.recipient, '{"kind":"end"}\n'), 'bundle.unreadable'],
    ['without an end', sealedTo(stand.central.recipient, `${JSON.stringify(lines[0])}\n`), 'bundle.unreadable'],
    ['one endless line', huge, 'bundle.unreadable'],
    ['a wrong count', sealed(lines, desk.key, { entries: 7 }), 'bundle.unreadable'],
    ['another payload', sealed([...lines.slice(0, 2), { ...entry, payload: '{}' }], desk.key), 'bundle.unreadable'],
    ['an entry left out', sealed([...lines.slice(0, 2), ...lines.slice(3)], desk.key), 'bundle.unreadable'],
    ['signed by another key', sealed(lines, newSigningKey()), 'bundle.foreign'],
    ['of an unknown desk', sealed([{ ...lines[0], device: randomUUID() } as Line], desk.key), 'device.unknown'],
  ];
  for (const [what, file, code] of files) {
    const answer = await hand(await file);
    expect([what, answer.status, await answer.json()]).toMatchObject([what, 422, { code }]);
  }
  expect(await counts()).toEqual(before);
});

it('refuses what does not follow what central has, and a revoked desk', async () => {
  const desk = await stand.desk();
  const [first, second] = [caseText(desk), caseText(desk)];
  const entries = chained(desk.head, [first, second]);
  const { epoch } = desk.place;
  const [header] = await linesOf(desk, 0);
  const [one, two] = entries;
  if (header === undefined || one === undefined || two === undefined) throw new Error('no lines');
  const late: Line[] = [
    header,
    { kind: 'chain', epoch, after: { seq: 1, hash: one.hash } },
    { kind: 'entry', epoch, ...two },
  ];
  expect(await (await hand(await sealed(late, desk.key))).json()).toMatchObject({ code: 'bundle.gap' });
  await exchange(desk, chained(desk.head, [caseText(desk)]));
  const all: Line[] = [
    header,
    { kind: 'chain', epoch, after: { seq: 0, hash: sha256(`sopeli-chain-1\n${desk.place.device}\n${epoch}`) } },
    ...entries.map((entry) => ({ kind: 'entry', epoch, ...entry }) as const),
  ];
  expect(await (await hand(await sealed(all, desk.key))).json()).toMatchObject({ code: 'chain.broken' });
  await stand.control.post('/revoke', { device: desk.place.device });
  expect(await (await hand(await sealed([header], desk.key))).json()).toMatchObject({ code: 'device.revoked' });
  // Whoever answers for the stick has its cases taken all the same.
  const vouched = await hand(await sealed([header], desk.key), '?vouched=yes');
  expect((await answersIn(vouched))[0]).toMatchObject({ has: { seq: 1 } });
});

it('takes the first bundle of a desk whose place came in a file, and no bundle of another key by its code', async () => {
  const { code, device, desk } = await stand.control.post<{ code: string; device: string; desk: number }>(
    '/enrolment-files',
    { center: 'shashiani', centerNumber: 1 },
  );
  // The number is given: nobody else gets it meanwhile.
  const [other, key] = [await stand.desk(), newSigningKey()];
  expect(other.place.desk).not.toBe(desk);
  const offline: Desk = { ...other, key, place: { ...other.place, device, desk } };
  const genesis = sha256(`sopeli-chain-1\n${device}\n1`);
  const [header, , ...rest] = await linesOf({ ...offline, head: { seq: 0, hash: genesis } }, 2);
  if (header === undefined) throw new Error('no header');
  const chain: Line = { kind: 'chain', epoch: 1, after: { seq: 0, hash: genesis } };
  const withClaim = (said: string, by: SigningKey): Promise<Uint8Array> =>
    sealed([header, { kind: 'claim', code: said, publicKey: by.publicKey }, chain, ...rest], by);
  const answered = async (file: Promise<Uint8Array>) => (await hand(await file)).json();
  expect(await answered(sealed([header, chain, ...rest], key))).toMatchObject({ code: 'device.unknown' });
  const elsewhere = await stand.control.code();
  expect(await answered(withClaim(elsewhere, key))).toMatchObject({ code: 'enrolment.refused' });
  const first = await hand(await withClaim(code, key));
  expect([first.status, JSON.parse(first.headers.get('x-bundle') ?? '')]).toMatchObject([200, { desk, entries: 2 }]);
  expect((await answersIn(first))[0]).toMatchObject({ has: { seq: 2 } });
  const again = await hand(await withClaim(code, key));
  expect(JSON.parse(again.headers.get('x-bundle') ?? '')).toMatchObject({ fresh: { entries: 0, papers: 0 } });
  expect(await answered(withClaim(code, newSigningKey()))).toMatchObject({ code: 'bundle.foreign' });
  // The other code is still good for whom it was made.
  expect((await askToEnrol(stand.central.url, newSigningKey(), elsewhere)).status).toBe(200);
});

it('takes a bundle that the earlier key signed until the desk was heard by its new one', async () => {
  const desk = await stand.desk();
  const fresh = newSigningKey();
  const { device } = desk.place;
  const { protocol, request, sentAt } = nextRequest(desk);
  const proof = signText(fresh, provenKey(device, fresh.publicKey));
  const asked = { protocol, device, request, publicKey: fresh.publicKey, proof, sentAt };
  expect((await send(desk, deviceKeyPath, asked)).status).toBe(200);
  const lines = await linesOf(desk, 1);
  expect((await hand(await sealed(lines, desk.key))).status).toBe(200);
  const renewed: Desk = { ...desk, key: fresh };
  expect((await exchange(renewed)).has.seq).toBe(1);
  expect(await (await hand(await sealed(lines, desk.key))).json()).toMatchObject({ code: 'bundle.foreign' });
  expect((await hand(await sealed(lines, fresh))).status).toBe(200);
});
