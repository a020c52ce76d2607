// The ways to correct or withdraw the open case, where it can be.
import { useState } from 'react';
import { changeRule } from '../../shared/cases/changed.ts';
import { furtherApplicants } from '../../shared/cases/leaving.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import { Button } from '../components/Button.tsx';
import { startCorrection } from '../effects/changes.ts';
import { useText } from '../i18n/use-text.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

export function ChangeActions({ view }: { readonly view: CaseView }) {
  const { t } = useText();
  const [asking, setAsking] = useState<'withdraw' | 'leave' | null>(null);
  const { summary } = view;
  const rule = changeRule(summary);
  if (rule === null || summary.withdrawn) return null;
  const further = furtherApplicants(view.content.applicant);
  return (
    <>
      <Button onClick={() => void startCorrection(summary.service, summary.deskNumber)}>{t('change.correct')}</Button>
      {further.length > 0 && <Button onClick={() => setAsking('leave')}>{t('change.leave')}</Button>}
      <Button onClick={() => setAsking('withdraw')}>{t('change.withdraw')}</Button>
      {asking === 'withdraw' && <WithdrawDialog view={view} rule={rule} onClose={() => setAsking(null)} />}
      {asking === 'leave' && <LeaveDialog view={view} rule={rule} further={further} onClose={() => setAsking(null)} />}
    </>
  );
}
