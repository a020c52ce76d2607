// The stored draft is somebody else's work by now: the operator decides which of the two stays, nothing is merged.
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../i18n/use-text.ts';
import { keepMine, openIntake } from './effects.ts';
import type { OpenIntake } from './open.ts';

export function Outdated({ open }: { readonly open: OpenIntake }) {
  const { t } = useText();
  const { saving, draft } = open;
  if (saving.phase !== 'stopped' || saving.problem?.code !== 'draft.outdated') return null;
  return (
    <Notice tone="bad" urgent title={t('intake.outdated.title')}>
      <p>{t('intake.outdated.body')}</p>
      <div className="row">
        <Button onClick={() => void openIntake(draft)}>{t('intake.outdated.stored')}</Button>
        <Button onClick={() => void keepMine(draft)}>{t('intake.outdated.mine')}</Button>
      </div>
    </Notice>
  );
}
