// The disk in full: how many cases and days still fit, from what it is reckoned, and what to do when it gets tight.
import type { Storage } from '../../shared/contract/storage.ts';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { Tag } from '../components/Tag.tsx';
import { useText } from '../i18n/use-text.ts';
import { showBytes } from '../text/bytes.ts';
import { RebuiltNotice } from './RebuiltNotice.tsx';

const looks = {
  roomy: { tone: 'good', sign: '✓' },
  low: { tone: 'warn', sign: '!' },
  last: { tone: 'bad', sign: '■' },
} as const;

export function StoragePanel({ storage }: { readonly storage: Storage }) {
  const { t, language } = useText();
  const shown = (bytes: number): string => {
    const { size, unit } = showBytes(bytes, language);
    return t(`storage.${unit}`, { size });
  };
  const { state, freeBytes, totalBytes, casesFit, daysFit } = storage;
  const free = t('storage.freeOf', { free: shown(freeBytes), total: shown(totalBytes) });
  return (
    <section className="panel stack" aria-labelledby="storage-title">
      <h2 id="storage-title">{t('storage.title')}</h2>
      <DescriptionList
        facts={[
          { key: 'state', term: t('storage.state'), value: <Tag {...looks[state]}>{t(`storage.${state}`)}</Tag> },
          {
            key: 'free',
            term: t('storage.free'),
            value: (
              <div className="stack-tight">
                <meter className="storage-meter" min={0} max={totalBytes} value={freeBytes} aria-label={free} />
                <span>{free}</span>
              </div>
            ),
          },
          { key: 'cases', term: t('storage.casesFit'), value: t('storage.cases', { cases: roughly(casesFit) }) },
          ...(daysFit === null
            ? []
            : [{ key: 'days', term: t('storage.daysFit'), value: t('storage.days', { days: roughly(daysFit) }) }]),
          { key: 'used', term: t('storage.used'), value: shown(storage.usedBytes) },
          { key: 'case', term: t('storage.caseSize'), value: shown(storage.caseBytes) },
        ]}
      />
      <p>{t(`storage.${state}.what`)}</p>
      {storage.rebuilt.map((one) => (
        <RebuiltNotice key={one.folder} rebuilt={one} />
      ))}
    </section>
  );
}

/** A forecast says no more digits than it knows. */
function roughly(count: number): string {
  const step = 10 ** Math.max(0, String(count).length - 2);
  return String(Math.floor(count / step) * step);
}
