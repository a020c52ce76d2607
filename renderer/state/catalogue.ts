// The catalogue's overview and the services that the last search found. The search stays when one returns to it.
import { create } from 'zustand';
import type { Overview, ServiceHit, ServiceView } from '../../shared/contract/catalogue.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface CatalogueState {
  readonly overview: Loaded<Overview>;
  readonly text: string;
  /** Narrowing of what was found; null for all. */
  readonly provider: string | null;
  readonly category: string | null;
  /** Everything the text finds, best first; narrowing happens on screen, so that every count is true. */
  readonly found: Loaded<readonly ServiceHit[]>;
  /** The text that these are found by: an earlier one while the search for what is typed now is under way. */
  readonly foundBy: string | null;
  /** The service whose page is open. */
  readonly service: Loaded<ServiceView>;
  /** True while a draft is being made. */
  readonly starting: boolean;
  readonly startProblem: Problem | null;
}

export const emptyCatalogue: CatalogueState = {
  overview: loading,
  text: '',
  provider: null,
  category: null,
  found: loading,
  foundBy: null,
  service: loading,
  starting: false,
  startProblem: null,
};
export const useCatalogue = create<CatalogueState>(() => emptyCatalogue);

type Narrowing = Pick<CatalogueState, 'provider' | 'category'>;

/** What is left of the found services with this provider and category. Order is kept. */
export function narrow(found: readonly ServiceHit[], { provider, category }: Narrowing): ServiceHit[] {
  return found.filter(
    (hit) => (provider === null || hit.provider === provider) && (category === null || hit.category === category),
  );
}

/** How many found services each provider or category has. */
export function countBy(found: readonly ServiceHit[], by: 'provider' | 'category'): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const hit of found) counts.set(hit[by], (counts.get(hit[by]) ?? 0) + 1);
  return counts;
}
