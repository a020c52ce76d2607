// Printable pages that were made on request: looked at and printed by their id, and gone when several more were made, or
// somebody else had one made. Only what was made for whoever is signed in can be read.
import { problem } from '../../shared/problems.ts';
import { type ReportPage, reportHtml } from '../../shared/report/page.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { Printer, Random } from '../core/ports.ts';
import { signedIn } from './signed-in.ts';

/** Whether the page names people: a file of it then goes with the next case that is forgotten, who may be on it. */
export type Naming = 'people' | 'nobody';

export interface Pages {
  /** Keeps the page for this operator; answers its id. */
  keep(page: ReportPage, operator: string, naming: Naming): string;
  /** The same for a page that is HTML already. */
  keepHtml(html: string, operator: string, naming: Naming): string;
  readonly services: Pick<Services, 'page.read' | 'page.print'>;
}

export interface PagesNeeds {
  readonly random: Random;
  readonly printer: Printer;
  /** Writes a file into the desk's receipt folder, safe against a power cut; answers its path. */
  readonly keepReceipt: (name: string, bytes: Uint8Array) => Result<string>;
}

/** The address at which the app's own origin serves a page. */
export const pagePath = (page: string): string => `/page/${page}`;

interface Kept {
  readonly id: string;
  readonly operator: string;
  readonly html: string;
  readonly naming: Naming;
}

/** One is looked at while another is at the printer. */
const mostKept = 4;

/** Problems: page.unknown, receipt.not-printed, desk.disk-full, desk.read-only. */
export function createPages({ random, printer, keepReceipt }: PagesNeeds): Pages {
  let kept: readonly Kept[] = [];
  const keptPage = (page: string, operator: string): Kept | undefined =>
    kept.find((one) => one.id === page && one.operator === operator);
  const keepHtml = (html: string, operator: string, naming: Naming): string => {
    const id = random.uuid();
    const others = kept.filter((one) => one.operator === operator).slice(1 - mostKept);
    kept = [...others, { id, operator, html, naming }];
    return id;
  };
  return {
    keep: (page, operator, naming) => keepHtml(reportHtml(page), operator, naming),
    keepHtml,
    services: {
      'page.read': (context, { page }) => {
        const found = keptPage(page, signedIn(context).operator);
        return found === undefined ? fail(problem('page.unknown')) : ok({ html: found.html });
      },
      'page.print': (context, { page, to }) => {
        const found = keptPage(page, signedIn(context).operator);
        if (found === undefined) return fail(problem('page.unknown'));
        const printed = to === 'pdf' ? printer.pdf(pagePath(page), 'A4') : printer.print(pagePath(page), 'A4');
        return printed.then((output) => () => {
          if (output === false) return fail(problem('receipt.not-printed'));
          if (output === true) return ok({ file: null });
          const file = keepReceipt(`${found.naming === 'people' ? 'page' : 'sheet'}-${page}.pdf`, output);
          return file.ok ? ok({ file: file.value }) : file;
        });
      },
    },
  };
}
