// What is proven about the draft: saved when, being saved, or not saved and why. Spoken only when something is wrong.
import type { DraftContent } from '../../shared/contract/drafts.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Tag } from '../components/Tag.tsx';
import { useText } from '../i18n/use-text.ts';
import type { Autosave } from './autosave/machine.ts';

export function SaveState({ saving }: { readonly saving: Autosave<DraftContent> }) {
  const { t } = useText();
  if (saving.problem !== null) return null;
  if (saving.phase !== 'rest') {
    return (
      <Tag tone="plain" sign="…">
        {t('intake.saving')}
      </Tag>
    );
  }
  return (
    <Tag tone="good" sign="✓">
      {t('intake.saved', { time: showInstant(saving.savedAt).slice(-5) })}
    </Tag>
  );
}

/** Stays in sight wherever on the page somebody types: what is typed now is not kept. */
export function SaveFailed({ saving }: { readonly saving: Autosave<DraftContent> }) {
  const { t } = useText();
  if (saving.problem === null) return null;
  return (
    <div role="alert" className="save-failed">
      <Tag tone="bad" sign="✕">
        {t(`problem.${saving.problem.code}.title`)}. {t('intake.notSaved')}
      </Tag>
    </div>
  );
}
