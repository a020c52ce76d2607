// Notes on a case, and handing it to another operator or the next shift. They stay at this desk and are never sent.
import { useEffect, useState } from 'react';
import type { CaseNote } from '../../shared/contract/notes.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { Form } from '../components/Form.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Select } from '../components/Select.tsx';
import { TextArea } from '../components/TextField.tsx';
import { useOnce } from '../components/use-once.ts';
import { addNote, forgetNoteProblem, keepPromise, readNotes } from '../effects/notes.ts';
import { useText } from '../i18n/use-text.ts';
import { useDesk } from '../state/desk.ts';
import { useNotes } from '../state/notes.ts';

const wordsId = 'note-words';

/** The button goes once it is done, so the focus goes on to what stands behind it. */
async function keep(deskNumber: string, note: number): Promise<void> {
  await keepPromise(deskNumber, note);
  document.getElementById(wordsId)?.focus();
}

function Note({ note, deskNumber }: { readonly note: CaseNote; readonly deskNumber: string }) {
  const { t } = useText();
  const { handed } = note;
  const open = handed !== null && handed.kept === null;
  const done = useOnce(() => keep(deskNumber, note.note));
  return (
    <li className="stack-close">
      <p className="note-words">{note.words}</p>
      <p className="small soft">
        <span className="numeral">{showInstant(note.at)}</span> · {note.operatorName}
        {handed !== null &&
          ` · ${handed.to === null ? t('notes.toShift') : t('notes.toOperator', { name: handed.to })}`}
      </p>
      {handed?.taken && (
        <p className="small">
          {t('notes.taken', { name: handed.taken.operatorName, at: showInstant(handed.taken.at) })}
        </p>
      )}
      {handed?.kept && (
        <p className="small">{t('notes.kept', { name: handed.kept.operatorName, at: showInstant(handed.kept.at) })}</p>
      )}
      {open && (
        <div>
          <Button onClick={done}>{t('notes.keep')}</Button>
        </div>
      )}
    </li>
  );
}

export function NotesPanel({ deskNumber }: { readonly deskNumber: string }) {
  const { t } = useText();
  const { notes, problem } = useNotes();
  const desk = useDesk((state) => state.desk);
  const [words, setWords] = useState('');
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    void readNotes(deskNumber);
    return forgetNoteProblem;
  }, [deskNumber]);
  const send = async (): Promise<void> => {
    setMissing(words.trim() === '');
    if (words.trim() === '' || !(await addNote(deskNumber, words.trim(), to === '' ? null : to))) return;
    setWords('');
    setTo('');
  };
  const operators = desk.state === 'ready' ? desk.value.operators : [];
  return (
    <section className="panel stack" aria-labelledby="notes-title">
      <h2 id="notes-title">{t('notes.title')}</h2>
      <LoadedView of={notes} onRetry={() => void readNotes(deskNumber)}>
        {(read) =>
          read.length === 0 ? (
            <p className="soft">{t('notes.none')}</p>
          ) : (
            <ul className="stack">
              {read.map((note) => (
                <Note key={note.note} note={note} deskNumber={deskNumber} />
              ))}
            </ul>
          )
        }
      </LoadedView>
      <Form onSend={send}>
        <TextArea
          id={wordsId}
          label={t('notes.words')}
          help={t('notes.help')}
          error={missing ? t('notes.missing') : null}
          width="full"
          input={{ maxLength: 1000 }}
          value={words}
          onChange={setWords}
        />
        <Select
          id="note-to"
          label={t('notes.to')}
          width="full"
          none={t('notes.toNobody')}
          choices={[
            { value: 'shift', label: t('notes.toShift') },
            ...operators.map(({ id, name }) => ({ value: id, label: t('notes.toOperator', { name }) })),
          ]}
          value={to}
          onChange={setTo}
        />
        {problem !== null && <ProblemNotice problem={problem} />}
        <div>
          <Button type="submit">{to === '' ? t('notes.add') : t('notes.handOver')}</Button>
        </div>
      </Form>
    </section>
  );
}
