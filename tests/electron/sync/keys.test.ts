// The primitive against a published vector, and our profile against the text of the RFC: a signature that only we can
// verify would be worth nothing to a central built by others.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { bodyDigest, publicKeyOf, signText, verifyText } from '../../../electron/sync/keys.ts';
import { signRequest } from '../../../electron/sync/sign.ts';

// RFC 9421, B.1.4 (test-key-ed25519) and B.2.6.
const seed = Buffer.from('9f8362f87a484a954e6e740c5b4c0e84229139a20aa8ab56ff66586f6a7d29c5', 'hex');
const publicKey = 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs';
const base = [
  '"date": Tue, 20 Apr 2021 02:07:55 GMT',
  '"@method": POST',
  '"@path": /foo',
  '"@authority": example.com',
  '"content-type": application/json',
  '"content-length": 18',
  '"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"',
].join('\n');
const signature = 'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';

test('RFC 9421 B.2.6: the key, the signature and its verification are the published ones', () => {
  expect(publicKeyOf(seed)).toBe(publicKey);
  expect(signText(base, seed)).toBe(signature);
  expect(verifyText(base, signature, publicKey)).toBe(true);
  expect(verifyText(`${base} `, signature, publicKey)).toBe(false);
  expect(verifyText(base, signature, publicKeyOf(new Uint8Array(32)))).toBe(false);
});

test('a key or a signature of the wrong size is not valid, and no crash', () => {
  expect(verifyText(base, signature, 'AAAA')).toBe(false);
  expect(verifyText(base, 'AAAA', publicKey)).toBe(false);
  expect(verifyText(base, '', publicKey)).toBe(false);
});

test('RFC 9530: the digest of the example body', () => {
  // RFC 9530, appendix D: {"hello": "world"} followed by a line feed.
  expect(bodyDigest(Buffer.from('{"hello": "world"}\n'))).toBe('RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=');
});

test('a request is signed over exactly this text, which anybody can rebuild from the headers', () => {
  const body = Buffer.from('{"გამარჯობა":1}');
  const url = 'https://central.example:8443/v1/exchange?not=covered';
  const headers = signRequest({ method: 'POST', url, body }, { keyId: 'device-1', seed }, 1_772_439_300);
  const digest = createHash('sha256').update(body).digest('base64');
  expect(headers['content-digest']).toBe(`sha-256=:${digest}:`);
  const params = '("@method" "@authority" "@path" "content-digest");created=1772439300;keyid="device-1";alg="ed25519"';
  expect(headers['signature-input']).toBe(`sopeli=${params}`);
  const text = [
    '"@method": POST',
    '"@authority": central.example:8443',
    '"@path": /v1/exchange',
    `"content-digest": sha-256=:${digest}:`,
    `"@signature-params": ${params}`,
  ].join('\n');
  const bytes = /^sopeli=:(.+):$/.exec(headers.signature)?.[1] ?? '';
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  expect(verify(null, Buffer.from(text), key, Buffer.from(bytes, 'base64'))).toBe(true);
});

test('the default port is no part of the authority, as in the Host header', () => {
  const of = (url: string): string =>
    signRequest({ method: 'POST', url, body: new Uint8Array() }, { keyId: 'd', seed }, 1).signature;
  expect(of('https://Central.example:443/v1/exchange')).toBe(of('https://central.example/v1/exchange'));
  expect(of('https://central.example/v1/exchange')).not.toBe(of('https://central.example:8443/v1/exchange'));
});
