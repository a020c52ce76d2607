// Printable pages that were made on request: looked at and printed by their id, and gone with the next one or the sign-out.
// Only what was made for whoever is signed in can be read.
import { problem } from '../../shared/problems.ts';
import { type ReportPage, reportHtml } from '../../shared/report/page.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { Printer, Random } from '../core/ports.ts';
import { signedIn } from './signed-in.ts';

export interface Pages {
  /** Keeps the page for this operator, in the place of the one before; answers its id. */
  keep(page: ReportPage, operator: string): string;
  /** The same for a page that is HTML already. */
  keepHtml(html: string, operator: string): string;
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

/** Problems: page.unknown, receipt.not-printed, desk.disk-full, desk.read-only. */
export function createPages({ random, printer, keepReceipt }: PagesNeeds): Pages {
  let kept: { readonly id: string; readonly operator: string; readonly html: string } | null = null;
  const htmlOf = (page: string, operator: string): string | null =>
    kept?.id === page && kept.operator === operator ? kept.html : null;
  const keepHtml = (html: string, operator: string): string => {
    const id = random.uuid();
    kept = { id, operator, html };
    return id;
  };
  return {
    keep: (page, operator) => keepHtml(reportHtml(page), operator),
    keepHtml,
    services: {
      'page.read': (context, { page }) => {
        const html = htmlOf(page, signedIn(context).operator);
        return html === null ? fail(problem('page.unknown')) : ok({ html });
      },
      'page.print': (context, { page, to }) => {
        if (htmlOf(page, signedIn(context).operator) === null) return fail(problem('page.unknown'));
        const printed = to === 'pdf' ? printer.pdf(pagePath(page), 'A4') : printer.print(pagePath(page), 'A4');
        return printed.then((output) => () => {
          if (output === false) return fail(problem('receipt.not-printed'));
          if (output === true) return ok({ file: null });
          const file = keepReceipt(`page-${page}.pdf`, output);
          return file.ok ? ok({ file: file.value }) : file;
        });
      },
    },
  };
}
