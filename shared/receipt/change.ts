// How a slip names a correction or withdrawal. The page and the text that the mark vouches for take their words here, so
// that they cannot differ.
import type { Bilingual, ReceiptChange, ReceiptModel } from './model.ts';
import { type ReceiptWord, receiptWords } from './words.ts';

export const changeTitles = {
  corrected: 'correctionTitle',
  withdrawn: 'withdrawalTitle',
  left: 'leavingTitle',
} as const satisfies Record<ReceiptChange['kind'], ReceiptWord>;

export const changeWhens = {
  corrected: 'changedOn',
  withdrawn: 'withdrawnOn',
  left: 'leftOn',
} as const satisfies Record<ReceiptChange['kind'], ReceiptWord>;

export const changeStandings = {
  saved: 'changeSaved',
  taken: 'changeTaken',
  late: 'changeLate',
  refused: 'changeRefused',
  manual: 'changeManual',
} as const satisfies Record<ReceiptChange['standing'], ReceiptWord>;

export function askedByWord({ role }: NonNullable<ReceiptChange['askedBy']>): ReceiptWord {
  return role === 'applicant' ? 'askedByApplicant' : 'askedByRepresentative';
}

/** The answer, or in words that there is none. */
export function nothingOr(text: Bilingual, language: ReceiptModel['language']): Bilingual {
  if (text.ka !== '') return text;
  return { ka: receiptWords.nothing.ka, second: language === null ? null : receiptWords.nothing[language] };
}
