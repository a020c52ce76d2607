// The page's words: Georgian, with English beside it for who looks on.
import { caseStatuses } from '../../../shared/protocol/exchange.ts';

export type Words = readonly [ka: string, en: string];

export const words = {
  title: ['ცენტრალური სისტემა', 'Central system'],
  standIn: ['სავარჯიშო ვერსია', 'practice stand-in'],
  desks: ['მოწყობილობები', 'Desks'],
  noDesks: ['ჯერ არც ერთი მოწყობილობა არ არის ჩართული.', 'No desk is enrolled yet.'],
  center: ['საზოგადოებრივი ცენტრი', 'Community center'],
  desk: ['მოწყობილობა', 'Desk'],
  seen: ['ბოლო კავშირი', 'Last contact'],
  never: ['ჯერ არ ყოფილა', 'never'],
  entries: ['მიღებული ჩანაწერები', 'Entries received'],
  revoked: ['გამორთულია', 'revoked'],
  cases: ['განცხადებები', 'Cases'],
  noCases: ['განცხადება ჯერ არ მიუღია.', 'No case was received yet.'],
  numberTwice: ['იგივე საკონტროლო ნომერი სხვა საქმესაც აქვს', 'Another case has the same desk number'],
  deskNumber: ['საკონტროლო ნომერი', 'Desk number'],
  service: ['სერვისი', 'Service'],
  applicant: ['განმცხადებელი', 'Applicant'],
  registrationNumber: ['სარეგისტრაციო ნომერი', 'Registration number'],
  status: ['სტატუსი', 'Status'],
  decision: ['გადაწყვეტილება', 'Decision'],
  note: ['შენიშვნა', 'Note'],
  decide: ['დადასტურება', 'Confirm'],
  pages: ['გვერდები', 'Pages'],
  news: ['შეტყობინებები და კატალოგი', 'Announcements and catalogue'],
  case: ['განცხადება', 'Case'],
  answers: ['შევსებული ფორმა', 'Answers'],
  papers: ['დოკუმენტები', 'Papers'],
  noPapers: ['დოკუმენტი არ ახლავს.', 'No papers.'],
  missing: ['ჯერ არ მიუღია', 'not here yet'],
  filed: ['შეტანის თარიღი', 'Filed on'],
  received: ['მიღების დრო', 'Received'],
  register: ['რეგისტრაცია', 'Register'],
  refuse: ['რეგისტრაციაზე უარი', 'Refuse'],
  ask: ['ხარვეზის გამოსწორების მოთხოვნა', 'Ask for papers'],
  versions: ['შესწორებები და უკან გამოთხოვა', 'Corrections and withdrawal'],
  left: ['თანაგანმცხადებელი გავიდა, განცხადება ძალაშია', 'A further applicant left, the application stands'],
  leaver: ['გავიდა', 'Left'],
  corrected: ['შესწორებულია', 'Corrected'],
  withdrawn: ['უკან გამოთხოვილია', 'Withdrawn'],
  reason: ['მიზეზი', 'Reason'],
  askedBy: ['ვინ ითხოვს', 'Asked for by'],
  applicantAsks: ['განმცხადებელი', 'The applicant'],
  representativeAsks: ['წარმომადგენელი', 'A representative'],
  afterDecision: ['მოვიდა გადაწყვეტილების შემდეგ', 'Came after the decision'],
  document: ['დოკუმენტი', 'Document'],
  holding: ['ახალი განცხადება რეგისტრაციას ელოდება.', 'New cases wait for a person.'],
  notHolding: ['ახალი განცხადება მიღებისთანავე რეგისტრირდება.', 'New cases are registered at once.'],
  hold: ['რეგისტრაციის შეჩერება', 'Let new cases wait'],
  goOn: ['რეგისტრაციის განახლება', 'Register at once again'],
  waitingCount: ['ელოდება', 'Waiting'],
  state: ['მდგომარეობა', 'State'],
  conflict: ['ორი კომპიუტერი ერთი სახელით', 'Two computers under one name'],
  revoke: ['გამორთვა', 'Revoke'],
  giveBack: ['ჩართვა', 'Give back'],
  enrol: ['ახალი მოწყობილობა', 'New desk'],
  makeCode: ['ერთჯერადი კოდი', 'Make a one-time code'],
  makeFile: ['მიბმის ფაილი კავშირის გარეშე', 'Make an enrolment file'],
  enrolmentFile: ['მიბმის ფაილი', 'Enrolment file'],
  fileApart: ['კოდი ფაილისგან ცალკე გადაეცით.', 'Hand the code over apart from the file.'],
  signingKey: ['პასუხების გასაღები', 'Key of the answers'],
  signingKeyWhy: [
    'თითოეული მოწყობილობა ახალ გასაღებზე მაშინ გადადის, როცა მომდევნო კავშირზე მას შეიტყობს.',
    'Each desk changes over when it hears of the new key at its next contact.',
  ],
  newSigningKey: ['ახალი გასაღები', 'Make a new key'],
  newCode: ['ახალი კოდი', 'New code'],
  announcements: ['საინფორმაციო შეტყობინებები', 'Announcements'],
  noAnnouncements: ['შეტყობინება ჯერ არ გამოქვეყნებულა.', 'Nothing was announced yet.'],
  titleKa: ['სათაური ქართულად', 'Title in Georgian'],
  textKa: ['ტექსტი ქართულად', 'Text in Georgian'],
  titleEn: ['სათაური ინგლისურად', 'Title in English'],
  textEn: ['ტექსტი ინგლისურად', 'Text in English'],
  lastDay: ['მოქმედების ბოლო დღე', 'Last day on which it stands'],
  standsNoMore: ['აღარ მოქმედებს.', 'Stands no more.'],
  withdraw: ['გაუქმება', 'Withdraw'],
  publish: ['გამოქვეყნება', 'Publish'],
  catalogue: ['სერვისების კატალოგი', 'Service catalogue'],
  version: ['ვერსია', 'Version'],
  package: ['კატალოგის ფაილი', 'Catalogue package'],
  published: ['კატალოგი გამოქვეყნდა.', 'The package is published.'],
  older: ['ეს ან უფრო ახალი ვერსია უკვე გამოქვეყნებულია.', 'This version, or a newer one, is out already.'],
  unsound: ['ეს ფაილი კატალოგი არ არის.', 'This file is not a catalogue package.'],
} as const satisfies Record<string, Words>;

const statuses: Readonly<Record<string, Words>> = {
  waiting: ['რეგისტრაციის მოლოდინში', 'Waiting'],
  registered: ['რეგისტრირებულია', 'Registered'],
  refused: ['არ დაკმაყოფილდა', 'Refused'],
  'in-review': ['განხილვაშია', 'Under review'],
  flaw: ['ხარვეზშია', 'Flaw to be fixed'],
  suspended: ['შეჩერებულია', 'Suspended'],
  forwarded: ['გადაგზავნილია', 'Forwarded'],
  satisfied: ['დაკმაყოფილებულია', 'Granted'],
  'partly-satisfied': ['ნაწილობრივ დაკმაყოფილებულია', 'Partly granted'],
  'left-unconsidered': ['განუხილველად დატოვებულია', 'Left without consideration'],
  ready: ['მზად არის ჩასაბარებლად', 'Ready for handing over'],
  'handed-over': ['ჩაბარებულია', 'Handed over'],
  completed: ['დასრულებულია', 'Completed'],
};

/** A status in words; an unknown one as it is. */
export function statusWords(status: string): Words {
  return statuses[status] ?? [status, status];
}

/** What can be chosen as a decision. */
export const choices: readonly (readonly [status: string, words: Words])[] = caseStatuses.map((status) => [
  status,
  statusWords(status),
]);

/** A case that central did not register: not the authority's refusal on the merits. */
export const notTaken: Words = ['არ დარეგისტრირდა', 'Not registered'];
