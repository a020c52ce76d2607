// What the desk needs from the outside, as narrow as it is used. The composition root receives these and passes them on;
// nothing below it reads a clock, draws randomness, opens a socket or names Electron by itself.
import type { ReceiptSize } from '../../shared/contract/cases.ts';
import type { Reading } from '../../shared/primitives.ts';
import type { PlaceFacts } from './place/facts.ts';

export interface Clock {
  /** Wall and monotonic time with the boot id; `trusted` is filled in by the core from what central last said. */
  read(): Omit<Reading, 'trusted'>;
}

export interface Random {
  /** UUID version 7 (RFC 9562): sortable by creation. */
  uuid(): string;
  bytes(count: number): Uint8Array;
  /** Uniform in [0, 1). */
  fraction(): number;
}

export interface Timers {
  /** Runs `act` once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, act: () => void): () => void;
}

export interface HttpRequest {
  readonly method: 'POST' | 'PATCH' | 'HEAD';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Longest time without a byte from the other side, and longest time in all. */
  readonly quietMs: number;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Aborted: the connection is closed at once, and that is silence. */
  readonly signal?: AbortSignal;
  /** Hears how many bytes of the body were handed to the system; what of them arrived nobody knows yet. */
  readonly onSent?: (bytes: number) => void;
  /** Hears that the line was cut under the request and is back, before the silence that follows. */
  readonly onBack?: () => void;
  /** Hears why the other side was not trusted, before the silence that follows: nothing was sent to it. */
  readonly onUntrusted?: (why: Untrusted) => void;
}
/** foreign: the certificate is not one of the system's, or of another name; early and expired: by this computer's clock. */
export type Untrusted = 'certificate-foreign' | 'certificate-early' | 'certificate-expired';
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; several values joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
export interface Http {
  /** Any status is an answer; `null` is silence: no route, refused, reset, cut short, too large or out of time. */
  send(request: HttpRequest): Promise<HttpAnswer | null>;
  /** A request to this address follows at once: a connection may be opened meanwhile. */
  expect?(address: string): void;
}

export interface Printer {
  /** Lays a receipt page (a path of the app's own origin) out on paper and gives the PDF's bytes. */
  pdf(path: string, size: ReceiptSize): Promise<Uint8Array>;
  /** Sends it to the desk's printer; false when the printer did not take it. */
  print(path: string, size: ReceiptSize): Promise<boolean>;
}

export interface Keystore {
  /** Seals a secret to this user of this computer. */
  seal(secret: Uint8Array): Uint8Array;
  /** Opens it again; null when this user or computer cannot. */
  open(sealed: Uint8Array): Uint8Array | null;
}

export interface Disk {
  /** What is known of the place where `folder` lies; the folder need not exist yet. */
  place(folder: string): PlaceFacts;
  /** What this user may still write on the disk under `folder`, and the size of that disk. */
  space(folder: string): Space;
}
export interface Space {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

export interface Log {
  /** Something IT must act on. */
  error(event: string, facts?: Facts): void;
  /** A state of the desk changed. */
  info(event: string, facts?: Facts): void;
  /** Only of use while looking for a fault. */
  debug(event: string, facts?: Facts): void;
}
/** Facts carry codes, counts, ids and durations: never a name, number, phone, answer or secret. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;
