// The words of printable records. They go on paper, so they stand beside the receipt's and not among the screens' texts.
export const reportLanguages = ['ka', 'en'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

const ka = {
  person: 'რა მონაცემები ინახება ამ კომპიუტერზე პირის შესახებ',
  asked: 'მოძიებულია',
  madeAt: 'შედგენილია',
  madeBy: 'შეადგინა',
  center: 'ცენტრი',
  cases: 'საქმე',
  drafts: 'დაუსრულებელი განცხადება',
  case: 'საქმე {0}',
  draft: 'დაუსრულებელი განცხადება: {0}',
  applicant: 'განმცხადებელი',
  named: 'პირი მოხსენიებულია სხვის განცხადებაში',
  service: 'სერვისი',
  filed: 'წარდგენილია',
  saved: 'ბოლოს შენახულია',
  registration: 'სარეგისტრაციო ნომერი',
  forget: 'წაიშლება არა უადრეს',
  held: 'შეჩერებულია: სამართლებრივი მიზნით ინახება',
  paper: 'დანართი: {0}, {1} ბაიტი',
  printed: '{0}: დაიბეჭდა მიღების დასტური, ასლი № {1}',
  heard: '{0}: ცენტრალური სისტემა: {1} {2}',
  done: '{0}: {1}, ოპერატორი {2}',
  log: 'ჩანაწერები იმის შესახებ, ვინ ნახა ან შეცვალა ეს მონაცემები',
  nothing: 'ამ პირის შესახებ ამ კომპიუტერზე არაფერი ინახება.',
  copies: 'იგივე მონაცემები ინახება ამავე კომპიუტერის დაშიფრულ ჟურნალსა და სარეზერვო ასლებში და იქიდანაც იშლება.',
  central: 'რეგისტრირებული საქმის დედანი ცენტრალურ სისტემაშია; იქ შენახული მონაცემები ამ ჩამონათვალში არ შედის.',
  purges: 'წაშლის ოქმი',
  total: 'სულ წაშლილია',
  class: 'შენახვის კლასი: {0}',
  count: 'საქმე',
  auditHead: 'მოქმედებათა ჯაჭვის ბოლო',
  chainHead: 'გაგზავნის ჯაჭვის ბოლო',
  chainWhole: 'ჯაჭვების შემოწმება',
  whole: 'უცვლელია',
  broken: 'დარღვეულია, ჩანაწერი {0}',
  purge: '№ {0}: საქმე {1}, რეგისტრაცია {2}; ვადა აითვლება {3}-დან, {4} დღე; წაიშალა {5}; ჩანაწერის ჰეში {6}',
  proof:
    'თითოეული საქმე წაიშალა მხოლოდ მას შემდეგ, რაც რეგისტრაცია ცენტრალური სისტემის ხელმოწერილმა პასუხმა დაადასტურა.',
} as const;

export type ReportWord = keyof typeof ka;

const en: Record<ReportWord, string> = {
  person: 'What this computer holds on a person',
  asked: 'Searched for',
  madeAt: 'Made on',
  madeBy: 'Made by',
  center: 'Center',
  cases: 'Cases',
  drafts: 'Unfinished applications',
  case: 'Case {0}',
  draft: 'Unfinished application: {0}',
  applicant: 'Applicant',
  named: 'The person is named in somebody else’s application',
  service: 'Service',
  filed: 'Filed',
  saved: 'Last saved',
  registration: 'Registration number',
  forget: 'Erased not before',
  held: 'suspended: kept for a legal purpose',
  paper: 'Attachment: {0}, {1} bytes',
  printed: '{0}: receipt printed, copy No {1}',
  heard: '{0}: central system: {1} {2}',
  done: '{0}: {1}, operator {2}',
  log: 'Records of who saw or changed these data',
  nothing: 'This computer holds nothing on this person.',
  copies: 'The same data lie in this computer’s encrypted journal and backups, and are erased there too.',
  central: 'The original of a registered case is in the central system; what is held there is not part of this list.',
  purges: 'Record of erasure',
  total: 'Erased in all',
  class: 'Retention class: {0}',
  count: 'Cases',
  auditHead: 'End of the chain of acts',
  chainHead: 'End of the chain of entries',
  chainWhole: 'The chains were verified',
  whole: 'unchanged',
  broken: 'broken at record {0}',
  purge: 'No {0}: case {1}, registration {2}; counted from {3}, {4} days; erased {5}; hash of the entry {6}',
  proof: 'Each case was erased only after a signed answer of the central system had proven its registration.',
};

/** The word in this language, with `{0}`, `{1}` … replaced. */
export function reportWord(language: ReportLanguage, word: ReportWord, ...parts: readonly (string | number)[]): string {
  const text = language === 'ka' ? ka[word] : en[word];
  return parts.reduce<string>((filled, part, at) => filled.replace(`{${at}}`, String(part)), text);
}
