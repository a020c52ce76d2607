// The text that is signed: a fixed profile of HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530).
// The covered components are constants, so a peer cannot talk us into covering less. Pure text; Ed25519 is outside.
//
// `@authority` is the value of the Host header (lower case, no default port), `@path` the path without the query,
// `@status` the three digits, `content-digest` and `"signature";req` the header values as sent. Every request has a
// Content-Digest and every answer too, error answers and empty bodies included: what is not signed was not said.

/** Components a desk's request covers. Not the full target URI: proxies rewrite it. */
export const requestComponents = ['@method', '@authority', '@path', 'content-digest'] as const;
/** Components central's answer covers; the request's own signature binds the answer to this one request. */
export const answerComponents = ['@status', 'content-digest', '"signature";req'] as const;
/**
 * What a piece of a paper covers instead of a digest: it may be cut anywhere and still counts up to there, so nothing of
 * the request can be known before it ends. The bytes are bound all the same, because the path names their SHA-256.
 */
export const uploadComponents = ['@method', '@authority', '@path', 'upload-offset'] as const;
/** Central's word on how much of a paper it has. */
export const uploadAnswerComponents = ['@status', 'upload-offset', 'content-digest', '"signature";req'] as const;
export const signatureLabel = 'sopeli';

export interface SignatureParams {
  /** Unix seconds by the signer's clock; informative, never a reason to refuse. */
  readonly created: number;
  /** Device id for a desk, key id for central, the public key itself when enrolling. `[A-Za-z0-9_-]{1,64}` */
  readonly keyId: string;
}

function component(name: string): string {
  return name.startsWith('"') ? name : `"${name}"`;
}

/** The `@signature-params` value (RFC 9421, 2.3): also what goes into `Signature-Input` after the label. */
export function signatureParams(components: readonly string[], params: SignatureParams): string {
  return `(${components.map(component).join(' ')});created=${params.created};keyid="${params.keyId}";alg="ed25519"`;
}

/** The signature base (RFC 9421, 2.5): one line a component, then the parameters; lines joined by LF, no LF at the end. */
export function signatureBase(
  components: readonly string[],
  values: Readonly<Record<string, string>>,
  params: SignatureParams,
): string {
  const lines = components.map((name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for signed component ${name}`);
    return `${component(name)}: ${value}`;
  });
  return [...lines, `"@signature-params": ${signatureParams(components, params)}`].join('\n');
}

const inputPattern = /^sopeli=(\([^)]*\));created=(\d{1,12});keyid="([A-Za-z0-9_-]{1,64})";alg="ed25519"$/;

/** Reads a `Signature-Input` header; null unless it covers exactly `components` in our one spelling. */
export function readSignatureInput(header: string, components: readonly string[]): SignatureParams | null {
  const match = inputPattern.exec(header);
  const [, covered, created, keyId] = match ?? [];
  if (covered === undefined || created === undefined || keyId === undefined) return null;
  if (covered !== `(${components.map(component).join(' ')})`) return null;
  return { created: Number(created), keyId };
}

/** Header values as structured fields (RFC 8941): a byte sequence in the dictionary member `sopeli` or `sha-256`. */
export const signatureHeader = (base64: string): string => `${signatureLabel}=:${base64}:`;
export const digestHeader = (base64: string): string => `sha-256=:${base64}:`;

/** The base64 inside `signatureHeader`'s form, or null. */
export function readSignature(header: string): string | null {
  return /^sopeli=:([A-Za-z0-9+/]{86}==):$/.exec(header)?.[1] ?? null;
}
