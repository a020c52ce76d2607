// What can be wrong when the desk does not start, and what to do, in Georgian and English. No advice deletes anything.
import { type UnfitReason, unfitReasons } from '../../shared/contract/storage.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';

export interface Advice {
  readonly ka: readonly [happened: string, todo: string];
  readonly en: readonly [happened: string, todo: string];
}

const unknown: Advice = {
  ka: ['პროგრამა ვერ გაიხსნა.', 'გადატვირთეთ კომპიუტერი. თუ არ გაიხსნა, დაუკავშირდით ტექნიკურ მხარდაჭერას.'],
  en: ['The program could not be opened.', 'Restart the computer. If it still does not open, call technical support.'],
};

const advice: Partial<Record<ProblemCode, Advice>> = {
  'desk.key-missing': {
    ka: [
      'მონაცემთა ბაზის გასაღები ამ კომპიუტერზე ან ამ მომხმარებლით არ იხსნება.',
      'ასე ხდება, როცა მომხმარებლის პაროლი სხვამ შეცვალა, ფაილები სხვა კომპიუტერიდან ან სხვა მომხმარებლისგან გადმოიტანეს ან გასაღებების ფაილი დაზიანდა. არაფერი წაშალოთ: შენახული საქმეები დაშიფრულია და ადგილზეა. დაუკავშირდით ტექნიკურ მხარდაჭერას, აღდგენის გასაღები მას აქვს.',
    ],
    en: [
      'The key of the database does not open on this computer or for this user.',
      'This happens when somebody else changed the user’s password, when the files came from another computer or user, or when the file of key slots is damaged. Delete nothing: the saved cases are encrypted and still there. Call technical support, who hold the recovery key.',
    ],
  },
  'desk.keystore-unsafe': {
    ka: [
      'ამ კომპიუტერზე გასაღების უსაფრთხო შესანახი არ მუშაობს.',
      'პროგრამა მონაცემებს დაუცველად არ ინახავს. არაფერი წაშალოთ, დაუკავშირდით ტექნიკურ მხარდაჭერას.',
    ],
    en: [
      'This computer has no safe place for the key of the database.',
      'The program keeps no data unprotected. Delete nothing and call technical support.',
    ],
  },
  'desk.database-unreadable': {
    ka: [
      'მონაცემთა ბაზა არ იკითხება.',
      'არაფერი წაშალოთ და პროგრამა ხელახლა არ დააყენოთ. დაუკავშირდით ტექნიკურ მხარდაჭერას: მონაცემების აღდგენა შეიძლება სარეზერვო ასლიდან და ჟურნალიდან ბრძანებით npm run salvage.',
    ],
    en: [
      'The database cannot be read.',
      'Delete nothing and do not reinstall the program. Call technical support: it can be rebuilt from backup and journal with the command npm run salvage.',
    ],
  },
  'desk.database-behind': {
    ka: [
      'მონაცემთა ბაზას ბოლო საქმეები აკლია.',
      'არაფერი წაშალოთ. დაუკავშირდით ტექნიკურ მხარდაჭერას: დანაკლისი ჟურნალში წერია და აღდგება ბრძანებით npm run salvage.',
    ],
    en: [
      'The database lacks the last cases.',
      'Delete nothing. Call technical support: what is missing stands in the journal and is brought back with the command npm run salvage.',
    ],
  },
  'desk.log-gone': {
    ka: [
      'სხვა პროგრამამ ბაზის სამუშაო ფაილი დააზიანა.',
      'არაფერი წაშალოთ. დაუკავშირდით ტექნიკურ მხარდაჭერას: გამწმენდი და ანტივირუსული პროგრამები ბაზის საქაღალდეს არ უნდა ეხებოდეს.',
    ],
    en: [
      'Another program damaged a working file of the database.',
      'Delete nothing. Call technical support: cleaning and antivirus programs must leave the folder of the database alone.',
    ],
  },
  'desk.database-newer': {
    ka: [
      'მონაცემთა ბაზა პროგრამის უფრო ახალი ვერსიით არის შექმნილი.',
      'დააყენეთ ახალი ვერსია ან დაუკავშირდით ტექნიკურ მხარდაჭერას.',
    ],
    en: [
      'The database was made by a newer version of the program.',
      'Install the newer version or call technical support.',
    ],
  },
  'desk.disk-full': {
    ka: ['დისკზე თავისუფალი ადგილი აღარ არის.', 'გაათავისუფლეთ ადგილი დისკზე და პროგრამა ხელახლა გახსენით.'],
    en: ['The disk is full.', 'Free some space on the disk and open the program again.'],
  },
  'desk.read-only': {
    ka: [
      'პროგრამას ამ საქაღალდეში ჩაწერის უფლება არ აქვს.',
      'შენახული საქმეები ადგილზეა, არაფერი წაშალოთ. დაუკავშირდით ტექნიკურ მხარდაჭერას: დისკი ან საქაღალდე მხოლოდ წასაკითხად არის გახსნილი.',
    ],
    en: [
      'The program may not write to its folder.',
      'The saved cases are in their place; delete nothing. Call technical support: the disk or the folder is open for reading only.',
    ],
  },
  'desk.disk-failing': {
    ka: [
      'კომპიუტერის დისკი შეცდომას იძლევა.',
      'გადატვირთეთ კომპიუტერი და პროგრამა ხელახლა გახსენით. არაფერი წაშალოთ. თუ განმეორდა, დაუკავშირდით ტექნიკურ მხარდაჭერას: შესაძლოა, დისკი გამოსაცვლელია. საქმეები ჟურნალსა და სარეზერვო ასლშიც წერია.',
    ],
    en: [
      'The disk of this computer answers with errors.',
      'Restart the computer and open the program again. Delete nothing. If it happens once more, call technical support: the disk may have to be replaced. The cases stand in the journal and in the backup too.',
    ],
  },
  'desk.passphrase-wrong': {
    ka: ['ერთჯერადი კოდი არასწორია.', 'შეამოწმეთ ციფრები და ხელახლა აკრიფეთ. არაფერი წაშალოთ.'],
    en: ['The one-time code is wrong.', 'Check the digits and type them again. Delete nothing.'],
  },
  'desk.misconfigured': {
    ka: ['პროგრამის პარამეტრი არასწორია.', 'დაუკავშირდით ტექნიკურ მხარდაჭერას და უკარნახეთ ქვემოთ მოცემული კოდი.'],
    en: ['A setting of the program is wrong.', 'Call technical support and read out the code below.'],
  },
};

const move: Advice = {
  ka: [
    '',
    'საქმეები აქ დაიკარგებოდა, ამიტომ პროგრამა არ გაიხსნა. დაუკავშირდით ტექნიკურ მხარდაჭერას: ბაზის საქაღალდე ამ კომპიუტერის საკუთარ დისკზე უნდა იყოს (SOPELI_FOLDER).',
  ],
  en: [
    '',
    'Cases would be lost here, so the program was not opened. Call technical support: the folder of the database must lie on a disk of this computer (SOPELI_FOLDER).',
  ],
};

/** What is wrong with the place of the desk's folder. */
const places: Readonly<Record<UnfitReason, readonly [ka: string, en: string]>> = {
  network: [
    'მონაცემთა ბაზა სხვა კომპიუტერის ან ქსელის დისკზე დევს.',
    'The database lies on another computer or a network drive.',
  ],
  cloud: [
    'მონაცემთა ბაზა ღრუბელთან სინქრონიზებულ საქაღალდეში დევს.',
    'The database lies in a folder that is synchronised with the cloud.',
  ],
  roaming: [
    'მონაცემთა ბაზა გადასატან პროფილში დევს, რომელიც კომპიუტერებს შორის კოპირდება.',
    'The database lies in a roaming profile, which is copied between computers.',
  ],
  fat: [
    'მონაცემთა ბაზა FAT ან exFAT დისკზე დევს, რომელიც დენის გათიშვას ვერ უძლებს.',
    'The database lies on a FAT or exFAT disk, which does not survive a power cut.',
  ],
  memory: [
    'მონაცემთა ბაზა მეხსიერებაში დევს და გადატვირთვისას გაქრებოდა.',
    'The database lies in memory and would vanish at the next restart.',
  ],
  filtered: [
    'ეს დისკი ყოველ გადატვირთვაზე ძველ მდგომარეობას უბრუნდება.',
    'This disk goes back to its old state at every restart.',
  ],
};

function placeAdvice(detail: string | undefined): Advice {
  const reason = unfitReasons.find((one) => one === detail);
  if (reason === undefined) return unknown;
  const [ka, en] = places[reason];
  return { ka: [ka, move.ka[1]], en: [en, move.en[1]] };
}

/** What happened and what to do, for any problem of the start. */
export const adviceOn = ({ code, detail }: Problem): Advice =>
  code === 'desk.place-unfit' ? placeAdvice(detail) : (advice[code] ?? unknown);
