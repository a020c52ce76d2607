// Correcting and withdrawing, in English.
import type { changes as georgian } from '../ka/changes.ts';

export const changes: Record<keyof typeof georgian, string> = {
  'change.correct': 'Correct',
  'change.withdraw': 'Withdraw',
  'change.leave': 'A further applicant leaves',
  'change.leaveTitle': 'A further applicant leaves the application',
  'change.leaveBody': 'Only this name leaves the application; it stands for the others.',
  'change.leaveWho': 'Who leaves',
  'change.leaveWhoMissing': 'Choose who leaves',
  'change.leaveConfirm': 'Yes, take this name off',
  'change.left': 'A further applicant left, version {{version}}',
  'change.leaver': 'Who left',
  'change.title': 'Corrections and withdrawal',
  'change.corrected': 'Correction, version {{version}}',
  'change.withdrawn': 'Withdrawal',
  'change.tag': 'Withdrawn',
  'change.reason': 'Reason',
  'change.askedBy': 'Asked for by',
  'change.askedBy.applicant': 'The applicant',
  'change.askedBy.representative': 'A representative',
  'change.standing': 'State',
  'change.standing.saved': 'Saved on this computer; the central system has not confirmed it yet.',
  'change.standing.delivered': 'The central system has it; its answer has not come yet.',
  'change.standing.taken': 'The central system accepted it and added it to the case.',
  'change.standing.late': 'It came after the decision: “{{note}}”. The decision stands; both are in the file.',
  'change.standing.refused': 'The central system did not accept it; the case is as it was. Reason: {{note}}',
  'change.standing.manual': 'Hand it over on paper, with the list.',
  'change.nothing': 'not filled in',
  'change.rule.queued':
    'The case is not sent yet, or on its way. The change follows it, and the case is registered once.',
  'change.rule.delivered':
    'The central system has the case already. The change is added to it before or after registration.',
  'change.rule.registered':
    'The case is registered. The change is added under the same number; the day of filing and the terms stay.',
  'change.rule.decided':
    'A decision has been made and stands. The request is added to the file; a decision can be appealed.',
  'change.rule.manual': 'The case goes on paper: print the slip and add it.',
  'change.withdrawRule.queued':
    'The case is not sent yet, or on its way. The request follows it; papers not sent yet stay here.',
  'change.withdrawRule.delivered': 'The central system has the case already. It ends when the request is accepted.',
  'change.withdrawRule.registered':
    'The case is registered. It ends when the request is accepted; its terms no longer count.',
  'change.withdrawRule.decided':
    'A decision has been made and stands. The request is added to the file; a decision can be appealed.',
  'change.withdrawRule.manual': 'The case goes on paper: print the slip and add it.',
  'change.checkTitle': 'What changes',
  'change.none': 'Nothing is changed yet.',
  'change.reasonHelp': 'For example: the last name was mistyped. The reason is printed on the slip.',
  'change.reasonMissing': 'Write the reason, 3 letters at least',
  'change.save': 'Save the correction',
  'change.saving': 'Saving…',
  'change.note': 'The former version stays too; the new one is sent to the central system.',
  'change.draft': 'Correction, case {{number}}',
  'change.withdrawTitle': 'Withdraw the application',
  'change.withdrawBody': 'A withdrawn case can no longer be changed. What was filed stays stored.',
  'change.name': 'First and last name of the representative',
  'change.nameMissing': 'Write the name of the representative',
  'change.confirm': 'Yes, withdraw',
  'change.keep': 'No, keep it',
};
