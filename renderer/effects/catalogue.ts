// Reads the catalogue, searches services, opens one, and begins a draft.
import { useCatalogue } from '../state/catalogue.ts';
import { loaded, loading } from '../state/loaded.ts';
import type { Earlier } from '../state/path.ts';
import { call } from './call.ts';
import { go } from './navigate.ts';

export async function readOverview(): Promise<void> {
  useCatalogue.setState({ overview: loaded(await call('catalogue.read', {})) });
}

/** Searches; an answer that comes after a newer text was typed is dropped. */
export async function searchServices(text: string): Promise<void> {
  useCatalogue.setState({ text });
  const found = await call('service.find', { text: text.slice(0, 100), provider: null, category: null });
  if (useCatalogue.getState().text === text) useCatalogue.setState({ found: loaded(found), foundBy: text });
}

/** Narrows what is shown. A category that the provider does not have is let go by the screen, not here. */
export function narrowServices(narrowing: { provider: string | null; category: string | null }): void {
  useCatalogue.setState(narrowing);
}

/** Opens a service's page. Problem: service.unknown. */
export async function readService(service: string): Promise<void> {
  useCatalogue.setState({ service: loading });
  useCatalogue.setState({ service: loaded(await call('service.read', { service })) });
}

/** Forgets why no draft could be begun, before another page is shown. */
export const forgetStart = (): void => useCatalogue.setState({ startProblem: null });

/**
 * Begins a draft, for the applicant of an earlier case or for somebody of the family if one is named, and goes to its intake. Problems:
 * service.not-a-case, case.unknown, case.forgotten, desk.read-only, desk.disk-full.
 */
export async function startDraft(service: string, earlier?: Earlier): Promise<void> {
  if (useCatalogue.getState().starting) return;
  useCatalogue.setState({ starting: true, startProblem: null });
  const goesOn =
    earlier === undefined ? {} : { [earlier.who === 'family' ? 'sameFamily' : 'sameApplicant']: earlier.deskNumber };
  const draft = await call('draft.create', { service, ...goesOn });
  useCatalogue.setState({ starting: false, startProblem: draft.ok ? null : draft.problem });
  if (draft.ok) go({ name: 'intake', draft: draft.value.id });
}
