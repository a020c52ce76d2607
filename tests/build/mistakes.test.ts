// Promise: each mistake that authors of a catalogue make is told with its place and a remedy, in English and Georgian.
// One of each kind stands in the table; a kind without one fails.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { examineText } from '../../build/catalogue/examine.ts';
import { kinds } from '../../build/catalogue/kinds.ts';
import { formToSchema } from '../../build/json-schema/to-schema.ts';
import { root } from '../../build/run.ts';

const pkg = assembleCatalogue();
const label = { ka: 'ა', en: 'a' };
type Entry = Record<string, unknown>;
const field = (rest: Entry): Entry => ({ id: 'x', type: 'text', label, required: false, validation: {}, ...rest });
const form = (...fields: Entry[]): Entry => ({ id: 'form', basis: 'illustrative', fields });
const option = (value: string): Entry => ({ value, label });
const radio = field({ id: 'y', type: 'radio', options: [option('a')] });
const limited = (validation: Entry, type = 'text'): Entry => form(field({ type, validation }));
const first = (list: 'centers' | 'municipalities' | 'services', change: Entry): Entry => ({
  ...pkg,
  [list]: [{ ...pkg[list][0], ...change }, ...pkg[list].slice(1)],
});
const again = (list: 'centers' | 'holidays' | 'forms'): Entry => ({ ...pkg, [list]: [...pkg[list], pkg[list][0]] });
const [keeping] = pkg.retentionClasses ?? [];
const [notice] = pkg.notices ?? [];
const document = (rest: Entry): Entry => ({
  ...formToSchema({ id: 'form', basis: 'illustrative', fields: [] }),
  'x-order': ['x'],
  properties: { x: { type: 'string', 'x-label': label, ...rest } },
});

/** Kind, what the author wrote, and the pointer to the place. */
const mistakes: [string, Entry | string, string][] = [
  ['not-json', '{"id": "form",}', ''],
  ['key-twice', '{"id":"form","basis":"a","basis":"b","fields":[]}', '/basis'],
  ['no-document', '[]', ''],
  ['schema-refused', document({ format: 'hostname' }), ''],
  ['schema-invalid', document({ minLength: -1 }), '/properties/x/minLength'],
  ['schema-unsaid', document({ contentEncoding: 'base64' }), '/properties/x/contentEncoding'],
  [
    'schema-unsaid',
    { ...pkg, forms: [...pkg.forms, document({ not: {} })] },
    `/forms/${pkg.forms.length}/properties/x/not`,
  ],
  ['translation', form(field({ label: { ka: 'ა' } })), '/fields/0/label/en'],
  ['translation', document({ 'x-label': { ka: 'ა' } }), '/properties/x/x-label/en'],
  ['missing', form({ id: 'x', type: 'text', label, validation: {} }), '/fields/0/required'],
  ['unknown-property', form(field({ placeholder: 'ა' })), '/fields/0'],
  ['field-type', form(field({ type: 'colour' })), '/fields/0/type'],
  ['not-offered', first('services', { intake: 'by-post' }), '/services/0/intake'],
  ['empty-text', form(field({ label: { ka: '', en: 'a' } })), '/fields/0/label/ka'],
  ['empty-list', form(), '/fields'],
  ['too-long', limited({ pattern: `^${'a'.repeat(120)}$` }), '/fields/0/validation/pattern'],
  ['too-small', limited({ maxLength: 0 }), '/fields/0/validation/maxLength'],
  ['day', { ...pkg, publishedOn: '23.11.2026' }, '/publishedOn'],
  ['name-form', form(field({ id: 'ველი' })), '/fields/0/id'],
  [
    'retention-days',
    { ...pkg, retentionClasses: [{ ...keeping, afterDecisionDays: 9, afterRegistrationDays: 1 }] },
    '/retentionClasses/0',
  ],
  ['wrong-kind', form(field({ required: 'yes' })), '/fields/0/required'],
  ['number-twice', first('centers', { number: 2 }), '/centers'],
  ['holiday-twice', again('holidays'), '/holidays'],
  ['entry-twice', again('forms'), '/forms'],
  ['notice-field', { ...pkg, notices: [{ ...notice, field: 'lastName' }] }, '/notices/0'],
  ['municipality', first('centers', { municipality: 'atlantis' }), '/centers/0'],
  ['merger', first('municipalities', { mergedInto: 'atlantis' }), '/municipalities/0'],
  ['provider', first('services', { provider: 'nobody' }), '/services/0'],
  ['category', first('services', { category: 'nothing' }), '/services/0'],
  ['document', first('services', { requiredDocuments: ['papyrus'] }), '/services/0'],
  ['general-form', { ...pkg, generalForm: 'blank' }, '/generalForm'],
  ['form', first('services', { intake: 'case-form', form: 'blank' }), '/services/0'],
  ['form-or-none', first('services', { intake: 'case-form', form: null }), '/services/0'],
  ['retention-default', { ...pkg, defaultRetention: undefined }, ''],
  ['retention-service', first('services', { intake: 'referral', form: null, retention: keeping?.id }), '/services/0'],
  ['retention', { ...pkg, defaultRetention: 'for-ever' }, '/defaultRetention'],
  ['field-twice', form(field({}), field({})), '/fields/0'],
  ['condition', form(radio, field({ showIf: 'y ~ a' })), '/fields/1'],
  ['condition-field', form(field({ showIf: 'z=a' })), '/fields/0'],
  ['condition-checkbox', form(field({ id: 'y', type: 'checkbox' }), field({ showIf: 'y!=true' })), '/fields/1'],
  ['condition-option', form(radio, field({ requiredIf: 'y=b' })), '/fields/1'],
  ['after', limited({ after: 'y' }, 'date'), '/fields/0'],
  ['less-or-equal', limited({ lessOrEqual: 'y' }, 'money'), '/fields/0'],
  ['limit', limited({ maxSizeMiB: 1 }), '/fields/0'],
  ['bound', limited({ min: 5 }, 'date'), '/fields/0'],
  ['crossed', limited({ minLength: 9, maxLength: 3 }), '/fields/0'],
  ['crossed', document({ minLength: 9, maxLength: 3 }), '/properties/x'],
  ['no-options', form(field({ type: 'select' })), '/fields/0'],
  ['options', form(field({ options: [option('a')] })), '/fields/0'],
  ['option-twice', form(field({ type: 'radio', options: [option('a'), option('a')] })), '/fields/0'],
  ['rows', form(field({ type: 'repeat' })), '/fields/0'],
  ['rows-in-rows', form(field({ type: 'repeat', item: [field({ id: 'inner', type: 'repeat' })] })), '/fields/0'],
  ['compute-of', form(field({ type: 'integer', compute: { count: 'y' } })), '/fields/0'],
  ['compute-type', form(field({ compute: { sum: ['y'] } })), '/fields/0'],
  ['compute-required', form(field({ type: 'integer', required: true, compute: { age: 'y' } })), '/fields/0'],
  ['compute-capacity', form(field({ ...radio, type: 'select', compute: { capacity: 'z' } })), '/fields/0'],
  ['warning-empty', form(field({ warnings: [{ text: label, basis: 'illustrative' }] })), '/fields/0'],
  ['pattern-broken', limited({ pattern: '^(a$' }), '/fields/0'],
  ['pattern-looks', limited({ pattern: '^(?=a)a$' }), '/fields/0'],
  ['pattern-anchored', limited({ pattern: 'a' }), '/fields/0'],
  ['pattern-group', limited({ pattern: '^(ab){2}$' }), '/fields/0'],
  ['pattern-endless', limited({ pattern: '^a+$' }), '/fields/0'],
  ['pattern-parts', limited({ pattern: '^a?b?c?d?$' }), '/fields/0'],
];

test.each(mistakes)('%s (%#)', async (name, written, pointer) => {
  const text = typeof written === 'string' ? written : JSON.stringify(written, null, 1);
  const found = await examineText(text);
  const told = found.map(({ kind, pointer: at }) => `${kind.name} ${at}`);
  expect(told).toContain(`${name} ${pointer}`);
  for (const { kind, place } of found) {
    expect(kind.en).toMatch(/^[A-Z].*\.$/);
    expect(kind.ka).toMatch(/^[ა-ჰa-zA-Z].*\.$/);
    expect(text.split('\n')[place.line - 1]?.length).toBeGreaterThanOrEqual(place.column - 1);
  }
});

test('there are at least 40 kinds, and each stands in the table', () => {
  const shown = new Set(mistakes.map(([name]) => name));
  expect(kinds.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  expect(shown.size).toBe(kinds.length);
  expect(kinds.length).toBeGreaterThanOrEqual(40);
});

test('line and column are those of the author’s text', async () => {
  const text = '{\n  "id": "form",\n  "basis": "a",\n  "fields": [\n    {"id": "ველი",   "type": "colour"}\n  ]\n}';
  const found = await examineText(text);
  const type = found.find(({ pointer }) => pointer === '/fields/0/type');
  expect(type?.place).toEqual({ line: 5, column: 22 });
});

const folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'build/catalogue/main.ts'), ...args], { cwd: root, encoding: 'utf8' });

test('the guide’s commands do what it says', () => {
  const guide = readFileSync(join(root, 'build/docs/catalogue.md'), 'utf8');
  for (const { name, en, ka } of kinds) expect(guide).toContain(`| \`${name}\` | ${en} | ${ka} |`);
  for (const command of ['check FILE', 'schema FORM']) expect(guide).toContain(`npm run catalogue -- ${command}`);

  const shown = run('schema', 'municipality-water');
  expect(shown.status).toBe(0);
  const file = join(folder, 'water.json');
  writeFileSync(file, shown.stdout);
  const sound = run('check', file);
  expect(sound.stdout).toContain('is a sound form');
  expect(sound.status).toBe(0);

  writeFileSync(file, shown.stdout.replace('"x-widget": "address"', '"x-widget": "adress"'));
  const wrong = run('check', file);
  expect(wrong.stderr).toMatch(
    /water\.json:\d+:\d+ \/properties\/place\/x-widget\n- .*\n {2}Choose one .*\n {2}აირჩიეთ /,
  );
  expect(wrong.status).toBe(1);

  expect(run('check', join(folder, 'nothing.json')).status).toBe(2);
  expect(run('check').status).toBe(2);
});
