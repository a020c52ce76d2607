// What the salvage assistant says, in Georgian and English. It never offers to delete or to begin anew.
import type { AssistantState } from '../core/rebuild/assistant.ts';

export type Text = readonly [ka: string, en: string];

export type Step = Extract<AssistantState, { kind: 'working' }>['step'];

/** The steps in their order. */
export const steps: Readonly<Record<Step, Text>> = {
  backup: ['სარეზერვო ასლის შემოწმება', 'Checking the backup'],
  rows: ['დაზიანებული ბაზის წაკითხვა', 'Reading the damaged database'],
  journal: ['ჟურნალის წაკითხვა', 'Reading the journal'],
  proof: ['აღდგენილი ბაზის შემოწმება', 'Checking the rebuilt database'],
  files: ['დაზიანებული ფაილების გადადება', 'Setting the damaged files aside'],
};

const offer: Text = [
  'არაფერი წაშალოთ და პროგრამა ხელახლა არ დააყენოთ. ბაზის აღდგენა აქვე შეგიძლიათ. დაზიანებული ფაილები ცალკე საქაღალდეში უცვლელად შეინახება, საქმეები კი სარეზერვო ასლიდან, ჟურნალიდან და დაზიანებული ბაზის იმ ნაწილიდან აღდგება, რომელიც კიდევ იკითხება. აღდგენას შეიძლება რამდენიმე წუთი დასჭირდეს, ამ დროს კომპიუტერი არ გამორთოთ.',
  'Delete nothing and do not reinstall the program. You can rebuild the database here. The damaged files are kept as they are in a folder of their own, and the cases come back from the backup, the journal and what can still be read of the damaged database. This may take some minutes; leave the computer on.',
];

export const words = {
  offer,
  offerFailing: [
    `ჯერ კომპიუტერი გადატვირთეთ და პროგრამა ხელახლა გახსენით. თუ ეს გვერდი ისევ გამოჩნდა, დისკის ნაწილი აღარ იკითხება. ${offer[0]}`,
    `First restart the computer and open the program again. If this page appears once more, a part of the disk cannot be read. ${offer[1]}`,
  ],
  placeGone: [
    'სარეზერვო ასლის დისკი არ ჩანს. მიაერთეთ დისკი და ხელახლა შეამოწმეთ: მის გარეშე ძველი საქმეები შეიძლება ვერ აღდგეს.',
    'The disk with the backups is not there. Connect it and look again: without it older cases may not come back.',
  ],
  begin: ['აღდგენის დაწყება', 'Start rebuilding'],
  lookAgain: ['ხელახლა შემოწმება', 'Look again'],
  beginWithout: ['აღდგენა ასლის გარეშე', 'Rebuild without the backup'],
  working: ['მიმდინარეობს ბაზის აღდგენა', 'Rebuilding the database'],
  wait: [
    'დაელოდეთ, კომპიუტერი არ გამორთოთ. დასრულებისას აქვე გამოჩნდება ანგარიში.',
    'Wait and leave the computer on. The report appears here at the end.',
  ],
  migrating: ['მიმდინარეობს მონაცემთა ბაზის განახლება', 'Updating the database'],
  copy: ['სარეზერვო ასლის შექმნა და შემოწმება', 'Making and checking a copy'],
  change: ['ბაზის ახალ ვერსიაზე გადაყვანა', 'Bringing the database to the new version'],
  waitMigrating: [
    'დაელოდეთ, კომპიუტერი არ გამორთოთ. დასრულებისას პროგრამა თავისით გაიხსნება. თუ დენი გაითიშა, არაფერი იკარგება: განახლება შემდეგ გახსნაზე გაგრძელდება.',
    'Wait and leave the computer on. The program opens by itself at the end. If the power fails, nothing is lost: the update goes on at the next start.',
  ],
  done: ['შესრულებულია', 'done'],
  now: ['მიმდინარეობს', 'now'],
  next: ['დასაწყებია', 'to do'],
  rebuilt: ['მონაცემთა ბაზა აღდგენილია', 'The database is rebuilt'],
  complete: ['ყველა შენახული საქმე ადგილზეა.', 'Every saved case is here.'],
  missing: [
    'ზოგიერთი საქმე ვერ აღდგა. მოძებნეთ ქვემოთ ჩამოთვლილი ნომრების ქვითრები და დაუკავშირდით ტექნიკურ მხარდაჭერას.',
    'Some cases could not be brought back. Look for the receipts with the numbers below and call technical support.',
  ],
  journalTorn: [
    'ჟურნალი ბოლომდე არ იკითხება, ამიტომ ბოლოს შენახული საქმეები შეიძლება აკლდეს. ისინი დაბეჭდილ ქვითრებს შეადარეთ.',
    'The journal cannot be read to its end, so the cases saved last may be missing. Compare them with the printed receipts.',
  ],
  drafts: [
    'სარეზერვო ასლის შემდეგ აკრეფილი მონახაზები შეიძლება აკლდეს.',
    'Drafts typed since the backup may be missing.',
  ],
  notEnrolled: [
    'ეს სამუშაო ადგილი ცენტრალურ სისტემაში ხელახლა უნდა დარეგისტრირდეს. დაუკავშირდით ტექნიკურ მხარდაჭერას.',
    'This desk must be enrolled at the central system anew. Call technical support.',
  ],
  cases: ['საქმეები სულ', 'Cases now'],
  fromBackup: ['სარეზერვო ასლიდან', 'From the backup'],
  fromDamaged: ['დაზიანებული ბაზიდან', 'From the damaged database'],
  fromJournal: ['ჟურნალიდან', 'From the journal'],
  entered: ['ცენტრალურ სისტემაში ხელახლა იგზავნება', 'Sent to the central system again'],
  missingNumbers: ['ნომრები, რომელთა საქმეც ვერ აღდგა', 'Numbers whose case is missing'],
  withoutPapers: ['საქმეები, რომლებსაც დოკუმენტი აკლია', 'Cases that lack a paper'],
  setAside: ['დაზიანებული ფაილები', 'Damaged files'],
  none: ['არ არის', 'none'],
  unread: ['ვერ წაიკითხა', 'could not be read'],
  print: ['დაბეჭდვა', 'Print'],
  goOn: ['მუშაობის გაგრძელება', 'Go on working'],
  failed: ['ბაზის აღდგენა ვერ მოხერხდა', 'The database could not be rebuilt'],
  untouched: [
    'არაფერი წაიშალა. არაფერი წაშალოთ არც თქვენ: დაუკავშირდით ტექნიკურ მხარდაჭერას და უკარნახეთ ქვემოთ მოცემული კოდი.',
    'Nothing was deleted. Delete nothing yourself: call technical support and read out the code below.',
  ],
  diskFull: [
    'დისკზე ადგილი არ არის. გაათავისუფლეთ ადგილი, მაგრამ ამ პროგრამის ფაილები არ წაშალოთ, და აღდგენა თავიდან დაიწყეთ.',
    'The disk is full. Free some space, but delete no file of this program, and start rebuilding again.',
  ],
  again: ['თავიდან ცდა', 'Try again'],
} as const satisfies Readonly<Record<string, Text>>;

export type Word = keyof typeof words;
