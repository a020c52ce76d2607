// Words of checking a receipt that somebody brings.
import type { receiptCheck as ka } from '../ka/receipt-check.ts';

export const receiptCheck: Record<keyof typeof ka, string> = {
  'check.open.screen': 'Check a receipt',
  'check.title': 'Check a receipt',
  'check.lead': 'Scan the code printed on the receipt. No line is needed.',
  'check.scanned': 'Code',
  'check.scannedHelp': 'Put the cursor into this field and scan; the scanner types the digits itself.',
  'check.scannedMissing': 'Scan the code',
  'check.check': 'Check',
  'check.genuine': 'The code is genuine: given at this desk',
  'check.genuine.what': 'Hold the paper against the text below. If any line differs, the paper was altered.',
  'check.signed': 'The code was given at this desk, but its text is not kept here any more',
  'check.signed.what':
    'The case was erased, or this computer’s data are older. Whether the text was altered cannot be told here.',
  'check.forged': 'Forged: this code was not given at this desk',
  'check.forged.what': 'It names this desk, but the signature is not the desk’s. Do not rely on this paper.',
  'check.elsewhere': 'Given at another desk',
  'check.elsewhere.what': 'Only the desk that gave the receipt can check its signature.',
  'check.unreadable': 'This is not the code of a receipt',
  'check.unreadable.what': 'Scan again. If the code is damaged, look the case up by its tracking number.',
  'check.named': 'Case {{number}}, copy No {{copy}}',
  'check.dayBook': 'Day book of {{day}}, sheet No {{sheet}}',
  'check.center': 'Center: {{center}}',
  'check.printed': 'Printed {{at}}, operator: {{operator}}',
  'check.notNoted': 'That this copy was printed was not noted: the computer may have gone off meanwhile.',
  'check.copies': 'Copies printed: {{count}}',
  'check.newer.corrected': 'Out of date: the case was corrected {{at}}',
  'check.newer.corrected.what':
    'The paper is genuine, but of an earlier version of the case. Look at the case for the new text.',
  'check.newer.withdrawn': 'Out of date: the application was withdrawn {{at}}',
  'check.newer.withdrawn.what': 'The paper is genuine, but the applicant has taken the application back since.',
  'check.key': 'This desk’s public key: {{key}}',
  'check.lines': 'What the paper must say',
  'check.open': 'Open the case',
};
