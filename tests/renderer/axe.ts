// Accessibility of what is on screen, by the rules of WCAG 2.2 A and AA.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations as `rule: elements`; none is right. The watermark is decoration and says nothing (WCAG 1.4.3, incidental). */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe === undefined && (0, eval)(${JSON.stringify(axe)})`);
  const run = `axe.run({ exclude: ['.watermark'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
    .then((found) => found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 200)).join(' | ')))`;
  return (await page.evaluate(run)) as string[];
}
