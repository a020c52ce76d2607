// The text of a receipt as it counts: what the mark vouches for. Every printed field is a line of it, label and value in
// Georgian with the second language behind; whoever types a paper off, a field a line, gets the same text.
import { formatDeskNumber } from '../cases/desk-number.ts';
import { askedByWord, changeStandings, changeTitles, changeWhens, nothingOr } from './change.ts';
import { copyReasons } from './copy-words.ts';
import type { Bilingual, ReceiptChange, ReceiptModel } from './model.ts';
import { documentWords, type ReceiptWord, receiptWords } from './words.ts';

export interface SheetLine {
  readonly label: string;
  readonly value: string;
}

const shown = ({ ka, second }: Bilingual): string => (second === null ? ka : `${ka} / ${second}`);

function changeLines({ kind, version, at, reason, askedBy, left, changed, standing }: ReceiptChange): SheetLine[] {
  const line = (word: ReceiptWord, value: string): SheetLine => ({ label: receiptWords[word].ka, value });
  return [
    line(changeTitles[kind], ''),
    line(changeStandings[standing], ''),
    line('versionNumber', String(version)),
    line(changeWhens[kind], at),
    line('reason', reason),
    ...(left === null ? [] : [line('leaver', left), line('othersStay', '')]),
    ...(askedBy === null
      ? []
      : [line('askedBy', `${receiptWords[askedByWord(askedBy)].ka}${askedBy.name === '' ? '' : `, ${askedBy.name}`}`)]),
    ...changed.map(({ label, before, after }) => ({
      label: shown(label),
      value: `${shown(nothingOr(before, null))} → ${shown(nothingOr(after, null))}`,
    })),
  ];
}

function copyText({ copy, copyReason }: ReceiptModel): string {
  return copyReason === null ? String(copy) : `${copy}, ${receiptWords[copyReasons[copyReason]].ka}`;
}

/** Every field that is printed, top to bottom. */
export function sheetLines(model: ReceiptModel): SheetLine[] {
  const line = (word: ReceiptWord, value: string): SheetLine => ({ label: receiptWords[word].ka, value });
  const { registration, due, refused } = model;
  return [
    ...(model.practice ? [line('practice', '')] : []),
    ...(model.change === null ? [] : changeLines(model.change)),
    line('center', shown(model.center)),
    line('deskNumber', formatDeskNumber(model.deskNumber)),
    ...(registration === null
      ? [line(refused ? 'notRegistered' : 'recorded', '')]
      : [line('registrationNumber', registration.number)]),
    ...(registration?.at ? [line('registeredOn', registration.at)] : []),
    line('service', shown(model.service)),
    line('applicant', model.applicant),
    ...(model.unproven ? [line('identity', receiptWords.unproven.ka)] : []),
    line('filedOn', model.filedAt),
    ...(model.enteredAt === null ? [] : [line('enteredOn', model.enteredAt)]),
    ...due.map(({ counted, on }) => line(counted === 'filed' ? 'dueFiled' : 'dueRegistered', on)),
    line('municipality', shown(model.municipality)),
    line('route', receiptWords[model.channel].ka),
    ...model.lines.map(({ label, value }) => ({ label: shown(label), value: shown(value) })),
    ...model.documents.map(({ name, original, copies }) => {
      const said = documentWords({ original, copies }).map((word) => receiptWords[word].ka);
      return line('papers', `${shown(name)}: ${said.join(', ')} ${copies.join(' ')}`);
    }),
    ...model.papers.map(({ name, hash }) => line('papers', `${name} ${hash}`)),
    line('operator', model.operator),
    line('copy', copyText(model)),
  ];
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The lines as one text, one line each, `label: value`. */
export function sheetText(lines: readonly SheetLine[]): string {
  return lines.map(({ label, value }) => oneLine(`${label}: ${value}`)).join('\n');
}

/** A text that somebody typed off a paper, as `sheetText` writes it: empty lines and widths of gaps do not count. */
export function typedSheet(text: string): string {
  return text
    .split(/\r?\n/)
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n');
}
