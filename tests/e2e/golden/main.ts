// `npm run golden [-- --into FOLDER]`: prints receipts and other papers anew and keeps their pictures, by default those that the tests compare
// with. Look at what changed before it is committed. The PDF files are left in out/golden.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../../build/run.ts';
import { startBrowser } from '../stage.ts';
import { goldenPapers } from './papers.ts';
import { drawPdf, toPng } from './picture.ts';
import { openPress } from './print.ts';
import { goldenReceipts } from './receipts.ts';

const { values } = parseArgs({ options: { into: { type: 'string', default: import.meta.dirname } } });
const pdfs = join(root, 'out/golden');
for (const folder of [values.into, pdfs]) mkdirSync(folder, { recursive: true });

const pages = [...goldenReceipts, ...goldenPapers];
const browser = await startBrowser();
try {
  const press = await openPress(browser);
  for (const { name, html } of pages) {
    const pdf = await press.print(html);
    writeFileSync(join(pdfs, `${name}.pdf`), pdf);
    writeFileSync(join(values.into, `${name}.png`), toPng(await drawPdf(pdf)));
  }
  await press.close();
} finally {
  await browser.close();
}
console.log(`${pages.length} pictures in ${values.into}`);
