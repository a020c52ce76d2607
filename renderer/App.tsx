// From what the desk says to what is shown: no desk yet, sign-in, or the screen the operator went to.
import { Page } from './components/Page.tsx';
import { ProblemNotice } from './components/ProblemNotice.tsx';
import { Waiting } from './components/Waiting.tsx';
import { readDesk } from './effects/desk.ts';
import { CrashScreen } from './frame/CrashScreen.tsx';
import { Frame } from './frame/Frame.tsx';
import { useText } from './i18n/use-text.ts';
import { ScreenView } from './ScreenView.tsx';
import { SignIn } from './screens/SignIn.tsx';
import { useDesk } from './state/desk.ts';

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
        {desk.state === 'ready' && (desk.value.session === null ? <SignIn desk={desk.value} /> : <ScreenView />)}
      </Frame>
    </CrashScreen>
  );
}
