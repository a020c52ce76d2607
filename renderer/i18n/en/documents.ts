// Words of the checklist: the papers that a service asks for, and what became of each.
export const documents = {
  'documents.title': 'Papers that the service asks for',
  'documents.lead':
    'Tick off what was brought: it is printed on the receipt. Give originals back and attach copies to the case.',
  'documents.limits': 'At most {{count}} files a paper, up to {{size}} MB each: PDF, JPEG, PNG',
  'documents.all': 'All originals shown and returned',
  'documents.original': 'Original',
  'documents.original.none': 'Not noted',
  'documents.original.seen': 'Shown, to be returned',
  'documents.original.returned': 'Shown and returned',
  'documents.original.missing': 'Not brought',
  'documents.copy': 'Attach a copy',
  'documents.copies': 'Copies attached: {{count}}',
  'documents.toReturn': 'Give the original back before the applicant leaves',
} as const;
