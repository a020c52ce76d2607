// The last resort: a bug reached the screen. Nothing is lost, because everything typed is with the desk; opening again
// reads it from there. Technical words go to the console, not to the operator.
import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

function CrashPage({ onReopen }: { readonly onReopen: () => void }) {
  const { t } = useText();
  return (
    <div className="page reading stack" role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.body')}</p>
      <p>{t('crash.remedy')}</p>
      <div>
        <button type="button" className="button button-primary" onClick={onReopen}>
          {t('crash.reopen')}
        </button>
      </div>
    </div>
  );
}

interface Props {
  readonly onReopen: () => void;
  readonly children: ReactNode;
}

/** A class because React offers no other way to catch what a screen throws. */
export class CrashScreen extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage onReopen={this.props.onReopen} /> : this.props.children;
  }
}
