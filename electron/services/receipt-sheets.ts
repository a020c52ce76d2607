// One sheet of a receipt: its model, its page with the mark, and what is kept of it so that the same sheet can be made
// again. The device's key never comes here; the seal is a port.
import { createHash } from 'node:crypto';
import type { CaseView, ReceiptSize } from '../../shared/contract/cases.ts';
import { receiptHtml } from '../../shared/receipt/html.ts';
import { signedMark, writeMark } from '../../shared/receipt/mark.ts';
import { type ReceiptModel, type ReceiptSaid, receiptModel } from '../../shared/receipt/model.ts';
import { type SheetLine, sheetLines, sheetText } from '../../shared/receipt/sheet.ts';
import type { Packages } from './packages.ts';

/** The device's key, as far as receipts need it. */
export interface ReceiptSeal {
  /** Ed25519 over the text, 64 bytes; null on a desk without a device. */
  sign(text: string): Uint8Array | null;
  verify(text: string, signature: Uint8Array): boolean;
  /** Base64url; for those who check elsewhere. */
  publicKey(): string | null;
}

export interface SheetNeeds {
  readonly packages: Packages;
  readonly practice: boolean;
  readonly seal: ReceiptSeal;
}

export interface SheetFacts {
  readonly view: CaseView;
  readonly said: ReceiptSaid;
  readonly copy: number;
  readonly size: ReceiptSize;
}

function modelOf({ packages, practice }: SheetNeeds, facts: SheetFacts): ReceiptModel {
  const { center, catalogueVersion } = facts.view.content;
  const centerName = packages.of(catalogueVersion).centers.find(({ id }) => id === center)?.name;
  return receiptModel({ ...facts, practice, centerName: centerName ?? { ka: center, en: center } });
}

const hashOf = (lines: readonly SheetLine[]): Uint8Array => createHash('sha256').update(sheetText(lines)).digest();

/** The sheet's text and its hash, which is the same for every size of paper. */
export function sheetOf(needs: SheetNeeds, facts: SheetFacts): { lines: SheetLine[]; hash: Uint8Array } {
  const lines = sheetLines(modelOf(needs, facts));
  return { lines, hash: hashOf(lines) };
}

/** The page to print. */
export function sheetPage(needs: SheetNeeds, facts: SheetFacts): { html: string; language: ReceiptModel['language'] } {
  const model = modelOf(needs, facts);
  const named = { deskNumber: model.deskNumber, copy: model.copy, hash: hashOf(sheetLines(model)) };
  const signature = needs.seal.sign(signedMark(named));
  const mark = signature === null ? null : writeMark({ ...named, signature });
  return { html: receiptHtml(model, mark), language: model.language };
}
