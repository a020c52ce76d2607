// What the applicant of a case was told and agreed to: which text, to whom, when.
import type { NoticeRecord } from '../../shared/cases/notices.ts';
import type { OpenedCase } from '../../shared/contract/cases.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { useText } from '../i18n/use-text.ts';

export function NoticesPanel({ view }: { readonly view: OpenedCase }) {
  const { t, say } = useText();
  const records = view.content.notices ?? [];
  if (records.length === 0) return null;
  const nameOf = ({ notice }: NoticeRecord): string => {
    const known = view.notices.find(({ id }) => id === notice);
    return known === undefined ? notice : say(known.name);
  };
  return (
    <section className="panel stack" aria-labelledby="notices-title">
      <h2 id="notices-title">{t('notices.title')}</h2>
      <ul className="stack">
        {records.map((record) => (
          <li key={`${record.notice} ${record.act} ${record.at}`} className="stack-tight">
            <strong>{nameOf(record)}</strong>
            <span>
              {t(`notices.act.${record.act}`)}, <span className="numeral">{showInstant(record.at)}</span> ·{' '}
              {t(`notices.to.${record.to}`)}
            </span>
            <span className="soft small">
              {t('notices.text', { text: record.text, language: t(`language.${record.language}`) })}{' '}
              <span className="numeral">{record.sha256.slice(0, 12)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
