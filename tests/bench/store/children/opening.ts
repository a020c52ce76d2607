// Opens the whole desk in `folder` as it is installed, asks for the first screen, and says what that cost.
import { openWholeDesk } from '../desk.ts';

const begun = performance.now();
const desk = await openWholeDesk(process.argv[2] ?? '');
const opened = performance.now() - begun;
await desk.call('queue.read', {});
await desk.call('case.list', { state: null, before: null });
const rss = process.memoryUsage.rss();
console.log(JSON.stringify({ openedMs: opened, listedMs: performance.now() - begun, rssBytes: rss }));
await desk.core.stop();
