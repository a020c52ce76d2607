// What became of a rebuild: what central has and the desk lacks, once central told, and until when the damaged files are kept.
import type { Rebuilt } from '../../shared/contract/storage.ts';
import { showDate, showInstant } from '../../shared/time/dates.ts';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../i18n/use-text.ts';

export function RebuiltNotice({ rebuilt }: { readonly rebuilt: Rebuilt }) {
  const { t } = useText();
  const { at, folder, until, overdue, lacking } = rebuilt;
  const isWhole = lacking !== null && lacking.registered.length + lacking.others === 0;
  const isBad = overdue || (lacking !== null && !isWhole);
  return (
    <Notice tone={isBad ? 'warn' : 'info'} title={t('storage.rebuilt.title', { at: showInstant(at) })}>
      {lacking === null && <p>{t('storage.rebuilt.waiting')}</p>}
      {isWhole && <p>{t('storage.rebuilt.whole')}</p>}
      {lacking !== null && lacking.registered.length > 0 && (
        <p>{t('storage.rebuilt.registered', { numbers: lacking.registered.join(', ') })}</p>
      )}
      {lacking !== null && lacking.others > 0 && <p>{t('storage.rebuilt.others', { number: lacking.others })}</p>}
      <p>{t(overdue ? 'storage.rebuilt.overdue' : 'storage.rebuilt.kept', { folder, until: showDate(until) })}</p>
    </Notice>
  );
}
