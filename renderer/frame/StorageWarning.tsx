// Says above every screen what endangers the cases on this disk: no room, or a place that forgets.
import { unfitReasons } from '../../shared/contract/storage.ts';
import type { Problem } from '../../shared/problems.ts';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useText } from '../i18n/use-text.ts';
import { useStorage } from '../state/storage.ts';

function PlaceWarning({ problem }: { readonly problem: Problem }) {
  const { t } = useText();
  const reason = unfitReasons.find((one) => one === problem.detail);
  return (
    <ProblemNotice problem={problem} tone="warn">
      {reason !== undefined && <p>{t(`storage.place.${reason}`)}</p>}
    </ProblemNotice>
  );
}

export function StorageWarning() {
  const { t } = useText();
  const storage = useStorage((state) => state.storage);
  if (storage.state !== 'ready') return null;
  const { state, casesFit, warnings } = storage.value;
  if (state === 'roomy' && warnings.length === 0) return null;
  return (
    <div className="frame-warning stack">
      {state !== 'roomy' && (
        <Notice
          tone={state === 'last' ? 'bad' : 'warn'}
          urgent
          title={t(`storage.${state}.title`, { cases: casesFit })}
        >
          <p>{t(`storage.${state}.what`)}</p>
        </Notice>
      )}
      {warnings.map((problem) => (
        <PlaceWarning key={problem.code} problem={problem} />
      ))}
    </div>
  );
}
