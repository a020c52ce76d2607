// Hides everything at one key (F7) and brings it back at the same: what is typed stays under it and goes on being saved.
// It is a curtain, not a lock; whoever leaves the desk signs out.
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import { cover, useCover } from '../state/cover.ts';
import { keys } from './keys.ts';

export function Cover() {
  const { t } = useText();
  const covered = useCover((state) => state.covered);
  if (!covered) return null;
  return (
    <Dialog whole title={t('cover.title')} onClose={() => cover(false)}>
      <p>{t('cover.body')}</p>
      <div>
        <Button kind="primary" shortcut={keys.cover} onClick={() => cover(false)}>
          {t('cover.back')}
        </Button>
      </div>
    </Dialog>
  );
}
