// Says that an answer is being waited for; in words, because a turning ring says nothing to a screen reader.
import { useText } from '../i18n/use-text.ts';

export function Waiting({ text }: { readonly text?: string }) {
  const { t } = useText();
  return (
    <p className="waiting" role="status">
      <span className="waiting-sign" aria-hidden="true" />
      {text ?? t('common.loading')}
    </p>
  );
}
