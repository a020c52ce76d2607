// The texts that are read to the applicant before the ticks below them count: word for word what the case will say was
// told, in the language of the receipt where a text is written in it.
import { languageShown } from '../../shared/cases/notices.ts';
import { visibleFields } from '../../shared/forms/visible.ts';
import { useText } from '../i18n/use-text.ts';
import type { OpenIntake } from './open.ts';

export function NoticeTexts({ open }: { readonly open: OpenIntake }) {
  const { t, say } = useText();
  const { view, content } = open;
  const asked = visibleFields(view.applicantFields, content.applicant).map(({ id }) => id);
  const shown = view.notices.filter(({ field }) => asked.includes(field));
  if (shown.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="notices-title">
      <h2 id="notices-title">{t('notices.read')}</h2>
      {shown.map((notice) => {
        const language = languageShown(notice, content.receiptLanguage);
        return (
          <div key={notice.id} className="stack-close">
            <h3>
              {say(notice.name)} <span className="soft small">№ {notice.version}</span>
            </h3>
            {language !== content.receiptLanguage && (
              <p className="small soft">
                {t('notices.notWritten', { language: t(`language.${content.receiptLanguage}`) })}
              </p>
            )}
            <p lang={language}>{notice.text[language]}</p>
          </div>
        );
      })}
    </section>
  );
}
