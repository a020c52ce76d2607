// Every part of a reading with what its check digit proves and what will become of it in the form. Verdicts are words
// with a sign; the colour only repeats them.
import type { ReactNode } from 'react';
import type { Offer } from '../../../shared/mrz/offer.ts';
import type { Check, MrzReading } from '../../../shared/mrz/read.ts';
import { Table } from '../../components/Table.tsx';
import { Tag } from '../../components/Tag.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { OpenIntake } from '../open.ts';
import { standing, stateOf } from './fill.ts';

interface Part {
  /** The applicant's field, or the whole zone. */
  readonly field: string;
  readonly raw: string;
  readonly check: Check | null;
}

function partsOf({ format, number, elevens, surname, given, birth, expiry, checks }: MrzReading): Part[] {
  return [
    { field: 'documentNumber', raw: number, check: checks.number },
    {
      field: 'personalNumber',
      raw: elevens.join(', '),
      check: elevens.length === 0 ? null : format === 'TD3' ? checks.optional : checks.composite,
    },
    { field: 'lastNameLatin', raw: surname, check: null },
    { field: 'firstNameLatin', raw: given, check: null },
    { field: 'birthDate', raw: birth, check: checks.birth },
    { field: 'documentValidUntil', raw: expiry, check: checks.expiry },
    { field: 'whole', raw: '', check: checks.composite },
  ];
}

function Verdict({ check }: { readonly check: Check | null }) {
  const { t } = useText();
  if (check === null || check.verdict === 'none') return <span className="soft">– {t('document.check.none')}</span>;
  const right = check.verdict === 'right';
  return (
    <Tag tone={right ? 'good' : 'bad'} sign={right ? '✓' : '✕'}>
      {t(`document.check.${check.verdict}`, { printed: check.printed, due: check.due })}
    </Tag>
  );
}

interface Props {
  readonly open: OpenIntake;
  readonly reading: MrzReading;
  readonly offers: readonly Offer[];
  readonly replace: ReadonlySet<string>;
  readonly onReplace: (field: string, on: boolean) => void;
}

export function ReadingTable({ open, reading, offers, replace, onReplace }: Props) {
  const { t, say } = useText();
  const labelOf = (id: string): string => {
    const field = open.view.applicantFields.find((one) => one.id === id);
    return field === undefined ? t('document.whole') : say(field.label);
  };
  const offerOf = (field: string): Offer | undefined => offers.find((offer) => offer.field === field);
  const becomes = ({ field, raw }: Part): ReactNode => {
    if (raw === '') return null;
    const offer = offerOf(field);
    if (offer === undefined) return <span className="soft">{t('document.not')}</span>;
    const state = stateOf(open.content, offer);
    if (state !== 'differs') return t(`document.${state}`);
    const before = standing(open.content, field);
    return (
      <label className="choice">
        <input
          type="checkbox"
          checked={replace.has(field)}
          onChange={(event) => onReplace(field, event.target.checked)}
        />
        <span>{t('document.replace', { label: labelOf(field), before })}</span>
      </label>
    );
  };
  return (
    <>
      <Table
        caption={t('document.caption')}
        rows={partsOf(reading)}
        rowKey={({ field }) => field}
        columns={[
          { key: 'part', heading: t('document.part'), cell: ({ field }) => labelOf(field) },
          {
            key: 'read',
            heading: t('document.read'),
            cell: ({ field, raw }) => <span className="numeral">{offerOf(field)?.text ?? raw}</span>,
          },
          { key: 'check', heading: t('document.check'), cell: ({ check }) => <Verdict check={check} /> },
          { key: 'becomes', heading: t('document.becomes'), cell: becomes },
        ]}
      />
      <p className="small soft">{t('document.blind')}</p>
    </>
  );
}
