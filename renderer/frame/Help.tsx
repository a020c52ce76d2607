// The list of keys (F1). Every function has one; nothing needs a mouse.
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { useText } from '../i18n/use-text.ts';
import { askForHelp, useHelp } from '../state/help.ts';
import { keys } from './keys.ts';

export function Help() {
  const { t } = useText();
  const open = useHelp((help) => help.open);
  if (!open) return null;
  const rows = [
    [keys.help, t('help.help')],
    [keys.services, t('help.services')],
    [keys.cases, t('help.cases')],
    [keys.queue, t('help.queue')],
    [keys.drafts, t('help.drafts')],
    [keys.park, t('help.park')],
    [keys.visits, t('help.visits')],
    [keys.contact, t('help.contact')],
    [keys.cover, t('help.cover')],
    [keys.document, t('document.open')],
    [keys.back, t('help.back')],
    [keys.forward, t('help.forward')],
    ['Tab', t('help.tab')],
    ['↑ ↓', t('help.arrows')],
    ['Enter', t('help.enter')],
    ['Esc', t('help.escape')],
  ] as const;
  return (
    <Dialog title={t('help.title')} onClose={() => askForHelp(false)}>
      <p>{t('help.lead')}</p>
      <dl className="key-list">
        {rows.map(([key, words]) => (
          <div className="key-row" key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div className="row row-end">
        <Button kind="primary" onClick={() => askForHelp(false)}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  );
}
