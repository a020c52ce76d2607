// `npm run verify-receipt -- --mark DIGITS --key KEY --sheet FILE`: tells whether a paper is the one that the desk signed. Needs
// no desk and no line. Ends with 0 for a genuine sheet, 1 for any other, 2 where something is missing.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatDeskNumber } from '../shared/cases/desk-number.ts';
import { judgeSheet } from '../shared/receipt/judge.ts';
import { readMark } from '../shared/receipt/mark.ts';

const words = {
  genuine: 'genuine: the desk with this key signed this very text',
  altered: 'ALTERED: the desk with this key signed another text, or the sheet was typed off with a mistake',
  forged: 'FORGED: the desk with this key did not sign this mark',
  unreadable: 'UNREADABLE: not the mark of a receipt',
};

const { values } = parseArgs({
  options: { mark: { type: 'string' }, key: { type: 'string' }, sheet: { type: 'string' } },
});
const { mark, key, sheet } = values;
const usage =
  'npm run verify-receipt -- --mark DIGITS --key KEY --sheet FILE\n' +
  '  DIGITS  what the QR code says; KEY  the desk’s public key; FILE  the printed lines, "label: value" each';

/** Ed25519 over the raw 32-byte public key in base64url (RFC 8032); the container is that of RFC 8410. */
function signedBy(publicKey: string, text: string, signature: Uint8Array): boolean {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) throw new Error('the key is not 32 bytes in base64url');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return verify(null, Buffer.from(text, 'utf8'), createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
}

if (mark === undefined || key === undefined || sheet === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const verdict = judgeSheet(mark, readFileSync(sheet, 'utf8'), {
    hash: (text) => createHash('sha256').update(text).digest(),
    verify: (text, signature) => signedBy(key, text, signature),
  });
  const named = readMark(mark);
  if (named !== null) console.log(`case ${formatDeskNumber(named.deskNumber)}, copy ${named.copy}`);
  console.log(words[verdict]);
  process.exitCode = verdict === 'genuine' ? 0 : 1;
}
