// The ways to correct or withdraw the open case, where it can be.
import { useState } from 'react';
import { changeRule } from '../../shared/cases/changed.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import { Button } from '../components/Button.tsx';
import { startCorrection } from '../effects/changes.ts';
import { useText } from '../i18n/use-text.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

export function ChangeActions({ view }: { readonly view: CaseView }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const { summary } = view;
  const rule = changeRule(summary);
  if (rule === null || summary.withdrawn) return null;
  return (
    <>
      <Button onClick={() => void startCorrection(summary.service, summary.deskNumber)}>{t('change.correct')}</Button>
      <Button onClick={() => setAsking(true)}>{t('change.withdraw')}</Button>
      {asking && <WithdrawDialog view={view} rule={rule} onClose={() => setAsking(false)} />}
    </>
  );
}
