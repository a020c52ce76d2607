// The applicant of a case under another number or spelling: which cases an operator joined, and how that is undone.
import { useEffect, useState } from 'react';
import { formatDeskNumber, isDeskNumber } from '../../shared/cases/desk-number.ts';
import { type SamePerson, sameReasons } from '../../shared/contract/persons.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { Form } from '../components/Form.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { go } from '../effects/navigate.ts';
import { joinPersons, partPersons, readSamePersons } from '../effects/persons.ts';
import { useText } from '../i18n/use-text.ts';
import { usePersons } from '../state/persons.ts';

const numberId = 'same-number';

/** The row goes with its button, so the focus goes on to what stands behind it. */
async function part(of: string, other: string): Promise<void> {
  await partPersons(of, other);
  document.getElementById(numberId)?.focus();
}

function One({ of, same }: { readonly of: string; readonly same: SamePerson }) {
  const { t } = useText();
  const number = formatDeskNumber(same.deskNumber);
  return (
    <li className="stack-tight">
      <strong>
        {same.applicantName} <span className="numeral">{same.personalNumber}</span>
      </strong>
      <span>
        {t(`persons.reason.${same.reason}`)}{' '}
        <span className="soft small">{`${showInstant(same.at)}, ${same.operatorName}`}</span>
      </span>
      <span className="row">
        <Button kind="quiet" onClick={() => go({ name: 'case', deskNumber: same.deskNumber })}>
          {t('persons.case', { number })}
        </Button>
        <Button onClick={() => void part(of, same.deskNumber)}>
          {t('persons.part')}
          <span className="hidden-text"> {number}</span>
        </Button>
      </span>
    </li>
  );
}

function Join({ of }: { readonly of: string }) {
  const { t } = useText();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const other = number.replace(/\D/g, '');
  const chosen = sameReasons.find((one) => one === reason);
  const isNumber = isDeskNumber(other) && other !== of;
  const send = async (): Promise<void> => {
    setTried(true);
    if (!isNumber || chosen === undefined || !(await joinPersons(of, other, chosen))) return;
    setNumber('');
    setReason('');
    setTried(false);
  };
  return (
    <Form onSend={send}>
      <TextField
        id={numberId}
        label={t('persons.number')}
        error={tried && !isNumber ? t('persons.numberWrong') : null}
        input={{ maxLength: 30 }}
        value={number}
        onChange={setNumber}
      />
      <Select
        id="same-reason"
        label={t('persons.why')}
        error={tried && chosen === undefined ? t('persons.whyMissing') : null}
        choices={sameReasons.map((value) => ({ value, label: t(`persons.reason.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <div>
        <Button type="submit">{t('persons.join')}</Button>
      </div>
    </Form>
  );
}

export function SamePersonsPanel({ deskNumber }: { readonly deskNumber: string }) {
  const { t } = useText();
  const { of, same, problem } = usePersons();
  useEffect(() => {
    void readSamePersons(deskNumber);
  }, [deskNumber]);
  if (of !== deskNumber) return null;
  return (
    <section className="panel stack" aria-labelledby="same-title">
      <h2 id="same-title">{t('persons.title')}</h2>
      <p className="soft small">{t('persons.lead')}</p>
      {same.length > 0 && (
        <ul className="stack">
          {same.map((one) => (
            <One key={one.deskNumber} of={deskNumber} same={one} />
          ))}
        </ul>
      )}
      {problem !== null && <ProblemNotice problem={problem} />}
      <Join of={deskNumber} />
    </section>
  );
}
