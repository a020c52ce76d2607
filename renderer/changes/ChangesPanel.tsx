// The corrections and the withdrawal of a case: what, why, who, and what is proven of central. Nothing here says more than
// the standing of each.
import { leaverOf } from '../../shared/cases/leaving.ts';
import type { CaseChange, CaseView } from '../../shared/contract/cases.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { useText } from '../i18n/use-text.ts';
import { statusText } from '../text/status.ts';
import { ChangedAnswers } from './ChangedAnswers.tsx';

function Change({ change, view }: { readonly change: CaseChange; readonly view: CaseView }) {
  const { t } = useText();
  const { kind, version, at, operatorName, reason, askedBy, changed, standing } = change;
  const leaver = leaverOf(changed);
  const left = leaver === null ? [] : [{ key: 'leaver', term: t('change.leaver'), value: leaver }];
  const note = standing === 'late' ? statusText(t, change.note) : change.note;
  const asked =
    askedBy === null
      ? []
      : [
          {
            key: 'asked',
            term: t('change.askedBy'),
            value: `${t(`change.askedBy.${askedBy.role}`)} ${askedBy.name}`.trim(),
          },
        ];
  return (
    <div className="stack-close">
      <h3>{t(leaver === null ? `change.${kind}` : 'change.left', { version })}</h3>
      <p className="small soft">
        <span className="numeral">{showInstant(at)}</span>, {operatorName}
      </p>
      <DescriptionList
        facts={[
          ...left,
          { key: 'reason', term: t('change.reason'), value: reason },
          ...asked,
          { key: 'standing', term: t('change.standing'), value: t(`change.standing.${standing}`, { note }) },
        ]}
      />
      {leaver === null && changed.length > 0 && <ChangedAnswers changed={changed} questions={view} />}
    </div>
  );
}

export function ChangesPanel({ view }: { readonly view: CaseView }) {
  const { t } = useText();
  if (view.changes.length === 0) return null;
  return (
    <section className="panel stack facts-narrow" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('change.title')}</h2>
      {view.changes.map((change) => (
        <Change key={change.version} change={change} view={view} />
      ))}
    </section>
  );
}
