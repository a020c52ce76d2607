// What an applicant is called, in every form that is known: the official Georgian one, the Latin one of the document, older
// ones in other letters. Each stays as it was written; none is ever made from another. Finding reads all of them.

type Typed = Readonly<Record<string, unknown>>;

/** Unicode scripts by their ISO 15924 codes; mixed: letters of several. */
const scripts = { Geor: 'Georgian', Latn: 'Latin', Cyrl: 'Cyrillic', Armn: 'Armenian' } as const;
export type Script = keyof typeof scripts | 'mixed';

export interface NameForm {
  /** „გვარი სახელი“, or an organisation's name. */
  readonly text: string;
  readonly script: Script;
  /** official: as bodies write it · document: the Latin line of the document shown · else as chosen with an older form. */
  readonly source: string;
}

const patterns = Object.entries(scripts).map(
  ([code, name]) => [code as Script, new RegExp(`\\p{Script=${name}}`, 'u')] as const,
);

/** The script that a name is written in, told by its letters. */
export function scriptOf(text: string): Script {
  const letters = [...text].filter((one) => /\p{L}/u.test(one));
  const used = patterns.filter(([, pattern]) => letters.some((one) => pattern.test(one)));
  const known = letters.every((one) => used.some(([, pattern]) => pattern.test(one)));
  return used.length === 1 && known ? (used[0]?.[0] ?? 'mixed') : 'mixed';
}

/** Part of the applicant's answers with the forms that no other field has; absent from older catalogues. */
export const otherNames = 'otherNames';

const typed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function form(last: unknown, first: unknown, source: string): NameForm[] {
  const text = `${typed(last)} ${typed(first)}`.trim();
  return text === '' ? [] : [{ text, script: scriptOf(text), source }];
}

/** Every form of a person's name in an applicant's answers, raw or checked, the official one first. */
export function nameForms(applicant: Typed): NameForm[] {
  const rows = applicant[otherNames];
  const others = Array.isArray(rows) ? rows.filter((row): row is Typed => typeof row === 'object' && row !== null) : [];
  return [
    ...form(applicant['lastName'], applicant['firstName'], 'official'),
    ...form(applicant['lastNameLatin'], applicant['firstNameLatin'], 'document'),
    ...others.flatMap((row) => form(row['lastName'], row['firstName'], typed(row['source']))),
  ];
}
