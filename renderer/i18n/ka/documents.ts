// Words of the checklist: the papers that a service asks for, and what became of each.
export const documents = {
  'documents.title': 'სერვისისთვის საჭირო დოკუმენტები',
  'documents.lead':
    'რაც წარმოადგინეს, აქ აღნიშნეთ: მიღების დასტურზე დაიბეჭდება. დედანი დააბრუნეთ, საქმეს ასლი დაურთეთ.',
  'documents.limits': 'თითო დოკუმენტზე არაუმეტეს {{count}} ფაილი, თითო {{size}} მბ-მდე: PDF, JPEG, PNG',
  'documents.all': 'ყველა დედანი წარმოდგენილია და დაბრუნებულია',
  'documents.original': 'დედანი',
  'documents.original.none': 'არ არის აღნიშნული',
  'documents.original.seen': 'წარმოდგენილია, დასაბრუნებელია',
  'documents.original.returned': 'წარმოდგენილია და დაბრუნებულია',
  'documents.original.missing': 'არ არის წარმოდგენილი',
  'documents.copy': 'ასლის დართვა',
  'documents.copies': 'დართულია ასლი: {{count}}',
  'documents.toReturn': 'დააბრუნეთ დედანი, სანამ განმცხადებელი წავა',
} as const;
