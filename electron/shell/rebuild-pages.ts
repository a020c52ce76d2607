// The pages of the salvage assistant: offer, progress, report, failure, each in Georgian and English. Like the page of a
// problem at the start they stand alone; only the report may do one thing by script, and that is to print itself.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { Problem } from '../../shared/problems.ts';
import type { MigrationProgress } from '../core/migration/migration.ts';
import type { AssistantState } from '../core/rebuild/assistant.ts';
import { type Step, steps, type Text, type Word, words } from './rebuild-words.ts';
import { codeLine, inTwo, startFormPolicy, startPage } from './start-page.ts';
import { problemSaid } from './start-problem.ts';

const printing = `document.querySelector('#print').addEventListener('click', () => print())`;
const scriptHash = createHash('sha256').update(printing).digest('base64');

/** Policy of the assistant's pages: their own style, forms to the desk, and the report's button. */
export const rebuildPolicy = `${startFormPolicy}; script-src 'sha256-${scriptHash}'`;

type Report = Extract<AssistantState, { kind: 'done' }>['report'];
type Language = 0 | 1;
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const both = (word: Word): string => `${words[word][0]} · <span lang="en">${words[word][1]}</span>`;
/** The same words twice: Georgian is the page's heading. */
const said = (body: (language: Language, heading: (text: string) => string) => string): string =>
  inTwo(
    body(0, (text) => `<h1>${text}</h1>`),
    body(1, (text) => `<h2>${text}</h2>`),
  );
const button = (act: string, word: Word, more = ''): string =>
  `<button name="act" value="${act}"${more}>${both(word)}</button>`;
const form = (...buttons: readonly string[]): string =>
  `<form class="acts" method="post" action="/">${buttons.join(' ')}</form>`;

/** Added to the page of the problem: what the assistant would do, and its buttons. */
function offer(placeGone: boolean): string {
  if (!placeGone) return form(button('begin', 'begin'));
  const notice = said((language) => `<p>${words.placeGone[language]}</p>`);
  return `${notice}${form(button('look', 'lookAgain'), button('begin', 'beginWithout'))}`;
}

interface Course {
  readonly title: Word;
  readonly steps: readonly Text[];
  /** Which of them is under way. */
  readonly at: number;
  /** How far it is, where that is known. */
  readonly percent?: number;
  readonly wait: Word;
}

function progress({ title, steps, at, percent, wait }: Course): string {
  return said((language, heading) => {
    const list = steps.map((step, index) => {
      const word = index < at ? 'done' : index === at ? 'now' : 'next';
      const current = index === at ? ' aria-current="step"' : '';
      const far = index === at && percent !== undefined ? `, ${percent} %` : '';
      return `<li${current}>${step[language]}: <strong>${words[word][language]}${far}</strong></li>`;
    });
    return `${heading(words[title][language])}<ol>${list.join('')}</ol><p>${words[wait][language]}</p>`;
  });
}

const rebuilding = (step: Step): Course => ({
  title: 'working',
  steps: Object.values(steps),
  at: Object.keys(steps).indexOf(step),
  wait: 'wait',
});

/** The page while a database of an earlier release is brought to the present form. */
export function migrationPage({ step, percent }: MigrationProgress): string {
  const order = ['copy', 'change'] as const;
  const at = order.indexOf(step);
  const course: Course = {
    title: 'migrating',
    steps: order.map((one) => words[one]),
    at,
    percent,
    wait: 'waitMigrating',
  };
  return startPage(progress(course));
}

/** What the operator must know and do, most important first. */
function remarks({ missingNumbers, casesWithoutPapers, fromJournal, fromDamaged, epoch }: Report): Word[] {
  const journalWhole = fromJournal?.opens === true && fromJournal.breaks === 0 && fromJournal.tornBytes === 0;
  const lacking = missingNumbers.length + casesWithoutPapers.length > 0;
  const draftsWhole = fromDamaged?.find(({ table }) => table === 'drafts')?.whole === true;
  return [
    ...(lacking ? (['missing'] as const) : journalWhole ? (['complete'] as const) : []),
    ...(journalWhole ? [] : (['journalTorn'] as const)),
    ...(draftsWhole ? [] : (['drafts'] as const)),
    ...(epoch === null ? (['notEnrolled'] as const) : []),
  ];
}

function facts(report: Report, language: Language): string {
  const none = words.none[language];
  const numbers = (list: readonly string[]): string => list.map(formatDeskNumber).join(', ') || none;
  const { backup, fromDamaged, fromJournal, casesFromBackup } = report;
  const versions = fromDamaged?.find(({ table }) => table === 'case_versions')?.added ?? 0;
  const rows: readonly (readonly [Word, string])[] = [
    ['cases', String(report.cases)],
    ['fromBackup', backup === null ? none : `${casesFromBackup} (${backup})`],
    ['fromDamaged', fromDamaged === null ? words.unread[language] : String(versions)],
    [
      'fromJournal',
      fromJournal === null ? none : fromJournal.opens ? String(fromJournal.cases) : words.unread[language],
    ],
    ['entered', String(report.entered)],
    ['missingNumbers', numbers(report.missingNumbers)],
    ['withoutPapers', numbers(report.casesWithoutPapers)],
    ['setAside', basename(report.setAside)],
  ];
  return `<dl>${rows.map(([word, value]) => `<div><dt>${words[word][language]}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`;
}

function reportBody(report: Report): string {
  const parts = said((language, heading) => {
    const told = remarks(report).map((word) => `<p>${words[word][language]}</p>`);
    return `${heading(words.rebuilt[language])}${told.join('')}${facts(report, language)}`;
  });
  const print = `<button type="button" id="print">${both('print')}</button>`;
  return `${parts}${form(button('go-on', 'goOn'), print)}<script>${printing}</script>`;
}

function failure({ code, detail }: Problem): string {
  const parts = said((language, heading) => {
    const todo = words[code === 'desk.disk-full' ? 'diskFull' : 'untouched'][language];
    return `${heading(words.failed[language])}<p>${todo}</p>`;
  });
  return `${parts}${form(button('begin', 'again'))}${codeLine(code, detail)}`;
}

/** The page of a state of the assistant. */
export function rebuildPage(state: AssistantState): string {
  switch (state.kind) {
    case 'offering': {
      const { problem, placeGone } = state;
      const [ka, en] = words[problem.code === 'desk.disk-failing' ? 'offerFailing' : 'offer'];
      return startPage(
        `${problemSaid(problem, { ka, en })}${offer(placeGone)}${codeLine(problem.code, problem.detail)}`,
      );
    }
    case 'working':
      return startPage(progress(rebuilding(state.step)));
    case 'done':
      return startPage(reportBody(state.report));
    case 'failed':
      return startPage(failure(state.problem));
  }
}
