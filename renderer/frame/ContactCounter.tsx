// Counts a contact without an application: one key opens the list, a figure counts. Nobody is named, nothing is typed.
import { useEffect } from 'react';
import { contactKinds } from '../../shared/contract/contacts.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { askContact, countContact, takeBackContact } from '../effects/contacts.ts';
import { useText } from '../i18n/use-text.ts';
import { useVisits } from '../state/visits.ts';

function Kinds() {
  const { t } = useText();
  const problem = useVisits((state) => state.countProblem);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      // Another window lies above this one, and has the focus: the cover, or the list of keys.
      if (document.activeElement?.closest('dialog')?.querySelector('.contact-kinds') === null) return;
      const kind = contactKinds[Number(event.key) - 1];
      if (event.key === '0') void takeBackContact();
      else if (kind !== undefined) void countContact(kind);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <Dialog title={t('contacts.title')} onClose={() => askContact(false)}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <p>{t('contacts.lead')}</p>
      <ul className="contact-kinds">
        {contactKinds.map((kind, at) => (
          <li key={kind}>
            <Button shortcut={String(at + 1)} onClick={() => void countContact(kind)}>
              {t(`contacts.kind.${kind}`)}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row row-apart">
        <Button kind="quiet" shortcut="0" onClick={() => void takeBackContact()}>
          {t('contacts.takeBack')}
        </Button>
        <Button shortcut="Esc" onClick={() => askContact(false)}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  );
}

export function ContactCounter() {
  const counting = useVisits((state) => state.counting);
  return counting ? <Kinds /> : null;
}
