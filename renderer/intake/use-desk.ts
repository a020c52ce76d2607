// The open intake as the form's controls see it.
import { useMemo } from 'react';
import { competentMunicipality } from '../../shared/catalogue/route.ts';
import type { FormDesk } from '../forms/control.ts';
import { useDesk } from '../state/desk.ts';
import { addPaper, edit, readPaper } from './effects.ts';
import { type OpenIntake, shownErrors, shownWarnings } from './open.ts';
import { computedContent } from './steps.ts';

/** Places offered for a settlement: this center, the municipality's own, then those of all the others. */
function useSettlements(open: OpenIntake): string[] {
  const desk = useDesk((state) => state.desk);
  const center = desk.state === 'ready' ? desk.value.center : null;
  const chosen = competentMunicipality(open, open.content.municipality);
  const here = center !== null && chosen?.id === center.municipality ? [center.name.ka] : [];
  const names = open.municipalities.map((one) => one.placeName.ka).sort();
  return [...new Set([...here, ...(chosen === null ? [] : [chosen.placeName.ka]), ...names])];
}

/** Gives controls the answers, the errors that may be shown, and the ways to change and to attach. */
export function useFormDesk(open: OpenIntake): FormDesk {
  const { draft } = open;
  const papers = useMemo(
    () => ({
      add: (...paper: Parameters<FormDesk['papers']['add']>) => addPaper(draft, ...paper),
      read: readPaper,
    }),
    [draft],
  );
  return {
    filled: computedContent(open.view, open.content, open.saving.savedAt),
    errors: shownErrors(open),
    raised: shownWarnings(open),
    language: open.content.receiptLanguage,
    settlements: useSettlements(open),
    // What is being submitted stays as it was confirmed.
    edit: (change) => open.submission !== 'running' && edit(draft, change),
    papers,
  };
}
