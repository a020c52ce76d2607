// Words of numbered paper forms. See ../ka/pads.ts.
export const pads = {
  'paperForm.title': 'Typed off a paper form',
  'paperForm.begin': 'The form was filled in on paper (power cut)',
  'paperForm.drop': 'There is no paper form',
  'paperForm.lead':
    'The application keeps the number and date of the form; when it was entered is recorded beside them.',
  'paperForm.entered': 'Entered',
  'pads.open': 'Numbered forms',
  'pads.title': 'Numbered forms',
  'pads.lead':
    'Print them beforehand: in a power cut an application is filled in on a form and entered later. The number of a form is never given to another case.',
  'pads.count': 'Number of forms',
  'pads.countHelp': 'At most 200 forms may be out unused.',
  'pads.reserve': 'Prepare forms',
  'pads.free': 'Unused forms: {{count}}',
  'pads.pad': '{{at}}, {{operator}}',
  'pads.page': 'Print again',
  'pads.used': 'Case saved',
  'pads.voided': 'Voided',
  'pads.void': 'Void',
  'pads.voidTitle': 'Void form {{number}}?',
  'pads.voidBody': 'Nothing can be entered from a voided form any more. The number is given to no other case.',
  'pads.reason': 'Reason',
  'pads.reasonHelp':
    'For example: got wet, filled in wrongly. Write no name or number of a person: the reason is never erased.',
  'pads.reasonMissing': 'Write down the reason, at least 3 letters',
  'pads.keep': 'No, keep it',
  'pads.unused': 'Unused',
} as const;
