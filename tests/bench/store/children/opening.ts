// Opens the whole desk in `folder` as it is installed, signs in, asks for the first screen, and says what that cost.
import { composeWhole, signedIn } from '../desk.ts';

const begun = performance.now();
const core = await composeWhole(process.argv[2] ?? '');
const openedMs = performance.now() - begun;
const call = await signedIn(core);
const asked = performance.now();
await call('queue.read', {});
await call('case.list', { state: null, before: null });
const listedMs = performance.now() - asked;
console.log(JSON.stringify({ openedMs, listedMs, rssBytes: process.memoryUsage.rss() }));
await core.stop();
