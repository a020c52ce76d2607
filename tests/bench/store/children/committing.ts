// Files `count` cases in the whole desk in `folder`, journal included, between two marks written to the file `marks`:
// whoever watches its system calls counts those in between. Says how long each took until it was answered "saved".
import { openSync, writeSync } from 'node:fs';
import { applications } from '../../corpus/applications.ts';
import { catalogue, openDesk, openWholeDesk, today } from '../desk.ts';

const [folder = '', count = '0', marksFile = '/dev/null'] = process.argv.slice(2);
const marks = openSync(marksFile, 'a');
// Enrolled where it is new.
await (await openDesk(folder)).core.stop();
const desk = await openWholeDesk(folder);
const source = applications(catalogue, `committing ${process.pid}`, () => today);
const waiting: { draft: string; revision: number }[] = [];
for (let left = Number(count); left > 0; left -= 1) {
  const next = source.next().value;
  if (next === undefined) throw new Error('applications ended');
  const { id, revision } = await desk.call('draft.create', { service: next.service });
  const saved = await desk.call('draft.save', { draft: id, revision, content: next.content });
  waiting.push({ draft: id, revision: saved.revision });
}
const times: number[] = [];
writeSync(marks, '<commits>');
for (const draft of waiting) {
  const begun = performance.now();
  await desk.call('case.submit', draft);
  times.push(performance.now() - begun);
}
writeSync(marks, '</commits>');
console.log(JSON.stringify({ savedMs: times }));
await desk.core.stop();
