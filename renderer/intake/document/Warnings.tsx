// What an operator must know of a reading before trusting it, in words: what cannot be right, what is cut, what is over.
import { validity } from '../../../shared/mrz/dates.ts';
import { borneExpiry } from '../../../shared/mrz/offer.ts';
import { checkNames, type MrzReading } from '../../../shared/mrz/read.ts';
import { showDate } from '../../../shared/time/dates.ts';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../i18n/use-text.ts';

export function Warnings({ reading, today }: { readonly reading: MrzReading; readonly today: string }) {
  const { t } = useText();
  const until = borneExpiry(reading, today);
  const state = validity(until, today);
  const wrong = checkNames.some((name) => reading.checks[name].verdict === 'wrong');
  const remarks = [
    ...(wrong ? [t('document.wrong')] : []),
    ...reading.faults.map((fault) => t(`document.fault.${fault}`)),
    ...(reading.namesCut ? [t('document.cut')] : []),
    ...(reading.elevens.length > 1 ? [t('document.elevens')] : []),
    ...(state === 'expired' || state === 'soon' ? [t(`document.${state}`, { date: showDate(until ?? '') })] : []),
  ];
  if (remarks.length === 0) return null;
  return (
    <div role="status">
      <Notice tone={wrong || state === 'expired' ? 'bad' : 'warn'} title={t('document.look')}>
        <ul>
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
