// The way from an applicant at the desk to a saved case, one step at a time. Everything typed is saved as it is typed;
// leaving in any way loses nothing.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { useText } from '../i18n/use-text.ts';
import { CheckStep } from './CheckStep.tsx';
import { leaveIntake, openIntake, saveNow } from './effects.ts';
import { FieldsStep } from './FieldsStep.tsx';
import { Outdated } from './Outdated.tsx';
import type { OpenIntake } from './open.ts';
import { Progress } from './Progress.tsx';
import { SaveFailed, SaveState } from './SaveState.tsx';
import { useIntake } from './state.ts';

function IntakePage({ open }: { readonly open: OpenIntake }) {
  const { t, say } = useText();
  const { step } = open.content;
  return (
    <Page
      key={step}
      title={t(`intake.step.${step}`)}
      lead={
        open.correction === null
          ? say(open.view.service.name)
          : `${t('change.draft', { number: formatDeskNumber(open.correction.summary.deskNumber) })} · ${say(open.view.service.name)}`
      }
      actions={
        <>
          <Progress step={step} />
          <SaveState saving={open.saving} />
        </>
      }
      focusTitle={false}
    >
      <SaveFailed saving={open.saving} />
      <div className="stack-wide">
        <Outdated open={open} />
        {step === 'check' ? <CheckStep open={open} /> : <FieldsStep key={step} open={open} step={step} />}
      </div>
    </Page>
  );
}

export function Intake({ draft }: { readonly draft: string }) {
  const intake = useIntake((state) => state.intake);
  useEffect(() => {
    void openIntake(draft);
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      leaveIntake();
    };
  }, [draft]);
  if (intake.state === 'ready') return <IntakePage open={intake.value} />;
  return (
    <div className="page reading">
      <LoadedView of={intake} onRetry={() => void openIntake(draft)}>
        {() => null}
      </LoadedView>
    </div>
  );
}
