// The page of a desk that could not start: what happened and what to do, with the code to read out on the telephone.
import type { Problem } from '../../shared/problems.ts';
import { codeLine, inTwo, startPage } from './start-page.ts';
import { adviceOn } from './start-words.ts';

const form = `<form method="post" action="/">
<p>თუ ტექნიკურმა მხარდაჭერამ ერთჯერადი კოდი გიკარნახათ, აკრიფეთ აქ.<br><span lang="en">If technical support gave you a one-time code, type it here.</span></p>
<p><label>ერთჯერადი კოდი · <span lang="en">One-time code</span> <input name="passphrase" size="32" autocomplete="off" required autofocus></label></p>
<p><button>გახსნა · <span lang="en">Open</span></button></p>
</form>`;

/** What happened, and what to do unless `todo` says another thing. Georgian first. */
export function problemSaid(problem: Problem, todo?: { readonly ka: string; readonly en: string }): string {
  const { ka, en } = adviceOn(problem);
  return inTwo(`<h1>${ka[0]}</h1><p>${todo?.ka ?? ka[1]}</p>`, `<h2>${en[0]}</h2><p>${todo?.en ?? en[1]}</p>`);
}

/** The page for `problem`. `asks`: with the field for a one-time code. */
export const startProblemPage = (problem: Problem, asks = false): string =>
  startPage(`${problemSaid(problem)}${asks ? form : ''}${codeLine(problem.code, problem.detail)}`);
