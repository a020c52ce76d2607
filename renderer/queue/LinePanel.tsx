// The line in full: what is proven, since when, the next try, what is wrong and what to do about it.
import type { Line } from '../../shared/contract/desk.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Tag } from '../components/Tag.tsx';
import { go } from '../effects/navigate.ts';
import { wakeExchange } from '../effects/queue.ts';
import { useText } from '../i18n/use-text.ts';
import { useQueue } from '../state/queue.ts';

const looks = {
  unproven: { tone: 'plain', sign: '?' },
  online: { tone: 'good', sign: '●' },
  offline: { tone: 'warn', sign: '○' },
  stopped: { tone: 'bad', sign: '■' },
} as const;

export function LinePanel({ line }: { readonly line: Line }) {
  const { t } = useText();
  const waking = useQueue((state) => state.waking);
  const at = (instant: string | null, none: string): string => (instant === null ? none : showInstant(instant));
  return (
    <section className="panel stack" aria-labelledby="line-title">
      <h2 id="line-title">{t('queue.line')}</h2>
      <DescriptionList
        facts={[
          {
            key: 'state',
            term: t('queue.lineState'),
            value: <Tag {...looks[line.state]}>{t(`line.${line.state}`)}</Tag>,
          },
          { key: 'since', term: t('queue.since'), value: at(line.since, t('queue.never')) },
          { key: 'answer', term: t('queue.lastAnswer'), value: at(line.lastAnswer, t('queue.never')) },
          { key: 'next', term: t('queue.nextTry'), value: at(line.nextTry, t('queue.notPlanned')) },
        ]}
      />
      <div className="row">
        <Button kind="primary" disabled={waking} onClick={() => void wakeExchange()}>
          {waking ? t('queue.waking') : t('queue.wake')}
        </Button>
        <Button onClick={() => go({ name: 'usb' })}>{t('usb.open')}</Button>
      </div>
      {line.problem === null && <p>{t(`queue.${line.state}.what`)}</p>}
      {line.problem !== null && (
        <ProblemNotice problem={line.problem} urgent={false} tone={line.state === 'stopped' ? 'bad' : 'warn'} />
      )}
    </section>
  );
}
