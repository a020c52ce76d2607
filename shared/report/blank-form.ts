// Paper forms for when the desk cannot work: one A4 sheet each, with a number of the desk's own series and a slip that is torn
// off for the applicant. What is asked is what the law asks of any application (General Administrative Code, art. 78: the body
// addressed, who applies and where they live, the demand, date and signature, list of papers).
import { formatDeskNumber } from '../cases/desk-number.ts';
import type { LocalText } from '../primitives.ts';
import { escapeHtml } from '../receipt/escape.ts';
import type { ReportLanguage } from './words.ts';

const ka = {
  title: 'განცხადება',
  number: 'საკონტროლო ნომერი',
  center: 'საზოგადოებრივი ცენტრი',
  practice: 'სასწავლო რეჟიმი: ეს ბლანკი ნამდვილი არ არის',
  addressee: 'ვის მიმართავს (მერია ან სხვა ორგანო)',
  name: 'განმცხადებლის გვარი და სახელი',
  personalNumber: 'პირადი ნომერი',
  phone: 'ტელეფონი',
  address: 'მისამართი',
  representative: 'წარმომადგენელი (თუ არის): გვარი, სახელი, პირადი ნომერი',
  demand: 'მოთხოვნა',
  papers: 'დანართების სია',
  filed: 'წარდგენის თარიღი და დრო',
  signature: 'განმცხადებლის ხელმოწერა',
  operator: 'მიიღო ოპერატორმა (სახელი, გვარი, ხელმოწერა)',
  slip: 'მიღების დასტური: რჩება განმცხადებელს',
  later: 'განცხადება მიღებულია ქაღალდზე და მონაცემები სისტემაში მოგვიანებით შეიტანება. ვადა წარდგენის დღიდან აითვლება.',
} as const;
type Word = keyof typeof ka;
const en: Record<Word, string> = {
  title: 'Application',
  number: 'Tracking number',
  center: 'Community center',
  practice: 'Practice: this form is not genuine',
  addressee: 'Addressed to (mayor’s office or another body)',
  name: 'Last and first name of the applicant',
  personalNumber: 'Personal number',
  phone: 'Telephone',
  address: 'Address',
  representative: 'Representative, if any: name, personal number',
  demand: 'Request',
  papers: 'List of attached papers',
  filed: 'Date and time of filing',
  signature: 'Signature of the applicant',
  operator: 'Received by the operator (name, signature)',
  slip: 'Receipt: stays with the applicant',
  later:
    'The application was received on paper and will be entered into the system later. Terms run from the day of filing.',
};

export interface BlankFormsFacts {
  readonly language: ReportLanguage;
  readonly numbers: readonly string[];
  readonly center: LocalText | null;
  readonly practice: boolean;
}

/** A whole HTML document, one A4 sheet for each number; its style is `/print.css` of the app's own origin. */
export function blankForms({ language, numbers, center, practice }: BlankFormsFacts): string {
  const word = (name: Word): string => escapeHtml((language === 'ka' ? ka : en)[name]);
  const lines = (count: number): string => '<span class="line"></span>'.repeat(count);
  const ask = (name: Word, count = 1): string => `<div class="ask"><p>${word(name)}</p>${lines(count)}</div>`;
  const named = (number: string): string =>
    `<p class="number"><span class="label">${word('number')}</span> <strong>${formatDeskNumber(number)}</strong></p>`;
  const where =
    center === null ? '' : `<p class="center">${word('center')} <strong>${escapeHtml(center[language])}</strong></p>`;
  const warning = practice ? `<p class="practice">${word('practice')}</p>` : '';
  const sheet = (number: string): string => `<article class="receipt a4 blank">
${warning}
<header>${where}<h1>${word('title')}</h1>${named(number)}</header>
<main>
${ask('addressee')}
${ask('name')}
<div class="two">${ask('personalNumber')}${ask('phone')}</div>
${ask('address')}
${ask('representative')}
${ask('demand', 6)}
${ask('papers', 3)}
<div class="two">${ask('filed')}${ask('signature')}</div>
${ask('operator')}
</main>
<footer class="slip">
<h2>${word('slip')}</h2>
${where}${named(number)}
<p>${word('later')}</p>
<div class="two">${ask('filed')}${ask('operator')}</div>
</footer>
</article>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${word('title')}</title>
<link rel="stylesheet" href="/print.css">
</head>
<body class="pack">
${numbers.map(sheet).join('\n')}
</body>
</html>
`;
}
