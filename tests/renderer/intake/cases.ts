// Services to take cases for in tests of the screens: one for each form of the catalogue, and drafts opened on screen.

import type { DraftContent } from '../../../shared/contract/drafts.ts';
import type { Form } from '../../../shared/forms/field.ts';
import { catalogue } from '../../electron/desk.ts';
import type { OpenScreens } from '../browser.ts';

/** The desk's clock stands still at this moment. */
export const moment = { today: '2026-05-04', now: '2026-05-04T12:30' };

export interface FormCase {
  readonly service: string;
  readonly form: Form;
}

/** Every form with a service that uses it. */
export const formCases: readonly FormCase[] = catalogue.forms.map((form) => {
  const service = catalogue.services.find(
    (one) => one.intake === 'case-form' && (one.form ?? catalogue.generalForm) === form.id,
  );
  if (service === undefined) throw new Error(`no service uses ${form.id}`);
  return { service: service.id, form };
});

/** Opens a new draft of a service from the list of drafts; with content, as if it had been typed before. */
export async function openDraft(
  screens: OpenScreens,
  service: string,
  content: Partial<DraftContent> = {},
): Promise<string> {
  const { page, desk } = screens;
  const draft = await desk.done('draft.create', { service });
  await desk.done('draft.save', { draft: draft.id, revision: 0, content: { ...draft.content, ...content } });
  await page.keyboard.press('F2');
  await page.keyboard.press('F6');
  await page.locator('.table .button-plain, .table .button-primary').first().click();
  await page.locator('.progress').waitFor();
  return draft.id;
}
