// What is shown instead of the desk when it could not start: what happened and what to do, in Georgian and English.
// Stands alone, because neither the screens nor their texts can be relied on at this moment.
import { createHash } from 'node:crypto';
import { type UnfitReason, unfitReasons } from '../../shared/contract/storage.ts';
import type { Problem, ProblemCode } from '../../shared/problems.ts';

interface Advice {
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
      'ასე ხდება, როცა მომხმარებლის პაროლი სხვამ შეცვალა, ფაილები სხვა კომპიუტერიდან ან სხვა მომხმარებლისგან გადმოიტანეს ან გასაღებების ფაილი დაზიანდა. არაფერი წაშალოთ: შენახული განცხადებები დაშიფრულია და ადგილზეა. დაუკავშირდით ტექნიკურ მხარდაჭერას, აღდგენის გასაღები მას აქვს.',
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
      'შენახული განცხადებები ადგილზეა, არაფერი წაშალოთ. დაუკავშირდით ტექნიკურ მხარდაჭერას: დისკი ან საქაღალდე მხოლოდ წასაკითხად არის გახსნილი.',
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
    'განცხადება აქ დაიკარგებოდა, ამიტომ პროგრამა არ გაიხსნა. დაუკავშირდით ტექნიკურ მხარდაჭერას: ბაზის საქაღალდე ამ კომპიუტერის საკუთარ დისკზე უნდა იყოს (SOPELI_FOLDER).',
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

const style = `body { margin: 5vh auto; max-width: 48rem; padding: 0 2rem; font: 1.125rem/1.5 'Noto Sans Georgian', 'Sylfaen', 'DejaVu Sans', sans-serif; color: #1a1a1a; background: #ffffff }
h1 { font-size: 1.5rem } input, button { font: inherit; padding: 0.5rem 0.75rem; min-height: 44px } label { display: block } section[lang=en] { margin-top: 2rem; padding-top: 0.5rem; border-top: 1px solid #767676 } code { font-size: 1rem }
h2 { font-size: 1.3rem } button { margin: 0 0.5rem 0.5rem 0 } li + li { margin-top: 0.25rem } .two { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; font-size: 1rem } .two section[lang=en] { margin: 0; padding: 0; border: 0 } .two h1, .two h2 { font-size: 1.3rem; margin-top: 0 }
dt { font-weight: 600 } dd { margin: 0 0 0.4rem; overflow-wrap: anywhere } body:has(.two) { margin-top: 1.5rem; max-width: 76rem } .acts { margin: 1rem 0 }
@media print { .acts { display: none } body { margin: 0; font-size: 11pt } }`;

/** Policy of the page: nothing but its own style. */
export const startProblemPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The same for a page that asks for the one-time code and sends it to the desk. */
export const unlockPolicy = startProblemPolicy.replace("form-action 'none'", "form-action 'self'");

const form = `<form method="post" action="/">
<p>თუ ტექნიკურმა მხარდაჭერამ ერთჯერადი კოდი გიკარნახათ, აკრიფეთ აქ.<br><span lang="en">If technical support gave you a one-time code, type it here.</span></p>
<p><label>ერთჯერადი კოდი · <span lang="en">One-time code</span> <input name="passphrase" size="32" autocomplete="off" required autofocus></label></p>
<p><button>გახსნა · <span lang="en">Open</span></button></p>
</form>`;

/** What stands in the page besides the problem: another advice, and HTML below it. */
interface Besides {
  readonly todo?: { readonly ka: string; readonly en: string };
  readonly below: string;
}

/** A page of the start in the one style; `problem` null: what is below says all. */
export function startPage(problem: Problem | null, { todo, below }: Besides): string {
  return `<!doctype html>
<html lang="ka">
<head><meta charset="utf-8"><title>სოფელი</title><style>${style}</style></head>
<body>
<main>
${problem === null ? below : problemBody(problem, { ...(todo === undefined ? {} : { todo }), below })}
</main>
</body>
</html>
`;
}

function problemBody({ code, detail }: Problem, { todo, below }: Besides): string {
  const { ka, en } = code === 'desk.place-unfit' ? placeAdvice(detail) : (advice[code] ?? unknown);
  const shown = `${code} ${detail ?? ''}`.replace(/[^\w .:-]/g, '').trim();
  const [inKa, inEn] = [
    `<section><h1>${ka[0]}</h1><p>${todo?.ka ?? ka[1]}</p></section>`,
    `<section lang="en"><h1>${en[0]}</h1><p>${todo?.en ?? en[1]}</p></section>`,
  ];
  const said = todo === undefined ? `${inKa}${below}${inEn}` : `<div class="two">${inKa}${inEn}</div>${below}`;
  return `${said}
<p><code>${shown}</code></p>`;
}

/** The page for `problem`; its code and technical detail are shown for the telephone. `asks`: with the field for a one-time code. */
export function startProblemPage(problem: Problem, asks = false): string {
  return startPage(problem, { below: asks ? form : '' });
}
