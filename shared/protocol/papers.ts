// Papers by tus 1.0, core protocol only (https://tus.io/protocols/resumable-upload): `HEAD` asks how much of a paper
// central has, `PATCH` sends the rest. The upload's address is the content's SHA-256, and it exists as soon as a case of
// this desk that central did not refuse names the content: cases always come first, nobody fills central's disk with what
// nobody asked for, and no bytes travel for what central has. Its length is the size that the case names.
//
// Every answer of 200 or 204 carries `Upload-Offset`, covered by central's signature; an offset equal to the length says
// that central has the paper, verified and kept. What arrived before the line broke stays. Refusals: 404 `paper.unwanted`,
// 409 `paper.offset` (another offset than central's), 423 `paper.taken` (another desk is sending this content), 460
// `paper.mismatch` (the whole has another SHA-256 than its address; central forgets all of it). A refused `HEAD` has no
// body, only its status.
export const tusVersion = '1.0.0';
export const uploadMediaType = 'application/offset+octet-stream';

/** The value of an `Upload-Offset` or `Upload-Length` header; null unless it is a plain number. */
export function readOffset(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
