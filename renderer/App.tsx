// From what the desk says to what is shown: no desk yet, sign-in, or the screen the operator went to.
import type { Desk } from '../shared/contract/desk.ts';
import { Page } from './components/Page.tsx';
import { ProblemNotice } from './components/ProblemNotice.tsx';
import { Waiting } from './components/Waiting.tsx';
import { readDesk } from './effects/desk.ts';
import { CrashScreen } from './frame/CrashScreen.tsx';
import { Frame } from './frame/Frame.tsx';
import { useText } from './i18n/use-text.ts';
import { ScreenView } from './ScreenView.tsx';
import { FirstDay } from './screens/FirstDay.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { useDesk } from './state/desk.ts';

/** A live desk that is not enrolled, or where nobody can sign in yet, is set up first. */
function Inside({ desk }: { readonly desk: Desk }) {
  if (desk.session !== null) return <ScreenView />;
  const first = desk.mode === 'live' && (!desk.enrolled || desk.operators.length === 0);
  return first ? <FirstDay desk={desk} /> : <SignIn desk={desk} />;
}

export function App() {
  const { t } = useText();
  const desk = useDesk((state) => state.desk);
  return (
    <CrashScreen onReopen={() => window.location.reload()}>
      <Frame desk={desk.state === 'ready' ? desk.value : null}>
        {desk.state === 'loading' && (
          <div className="page">
            <Waiting />
          </div>
        )}
        {desk.state === 'failed' && (
          <Page title={t('frame.name')}>
            <div className="reading">
              <ProblemNotice problem={desk.problem} onRetry={() => void readDesk()} />
            </div>
          </Page>
        )}
        {desk.state === 'ready' && <Inside desk={desk.value} />}
      </Frame>
    </CrashScreen>
  );
}
