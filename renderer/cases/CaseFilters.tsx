// Choosing among cases: service, operator, days, overdue; and choices kept by name. Closed until somebody wants it, so that
// the search box stays what the screen begins with.
import { useEffect, useState } from 'react';
import { type CaseFilter, type CaseViews, mostViews, noFilter } from '../../shared/contract/case-views.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { Form } from '../components/Form.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { daysTyped, type FromTo, TwoDays } from '../components/TwoDays.tsx';
import { keepView, readViews, removeView } from '../effects/case-views.ts';
import { useText } from '../i18n/use-text.ts';
import { useCaseViews } from '../state/case-views.ts';

const shownDays = [1, 7, 31] as const;

interface Props {
  readonly filter: CaseFilter;
  readonly onChange: (filter: CaseFilter) => void;
}

const shown = ({ from, to }: FromTo): FromTo => ({ from: showDate(from), to: showDate(to) });

/** Two days typed; they count when both are there. */
function Between({ filter, onChange }: Props) {
  const { t } = useText();
  const { period } = filter;
  const kept = period !== null && 'from' in period ? period : null;
  const [typed, setTyped] = useState(kept === null ? { from: '', to: '' } : shown(kept));
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    if (kept !== null) setTyped(shown(kept));
  }, [kept]);
  const show = (): void => {
    const days = daysTyped(typed);
    setWrong(days === null);
    if (days !== null) onChange({ ...filter, period: days });
  };
  return (
    <Form className="day-tools" onSend={show}>
      <TwoDays id="filter" typed={typed} error={wrong ? t('export.wrongDays') : null} onChange={setTyped} />
      <Button type="submit">{t('daybook.show')}</Button>
    </Form>
  );
}

function Views({ filter, onChange, views }: Props & { readonly views: CaseViews['views'] }) {
  const { t } = useText();
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<'views.nameMissing' | 'views.tooMany' | null>(null);
  const same = views.find((one) => JSON.stringify(one.filter) === JSON.stringify(filter));
  const keep = async (): Promise<void> => {
    const asked = name.trim();
    const full = views.length >= mostViews && !views.some((one) => one.name === asked);
    const why = asked === '' ? 'views.nameMissing' : full ? 'views.tooMany' : null;
    setWrong(why);
    if (why === null && (await keepView(asked, filter))) setName('');
  };
  /** The button goes with the view, so the focus goes on to what stands behind it. */
  const remove = async (view: string): Promise<void> => {
    await removeView(view);
    document.getElementById('filter-name')?.focus();
  };
  return (
    <Form className="day-tools" onSend={keep}>
      {views.length > 0 && (
        <Select
          id="filter-view"
          label={t('views.kept')}
          width="full"
          none={t('views.none')}
          choices={views.map((view) => ({ value: view.name, label: view.name }))}
          value={same?.name ?? ''}
          onChange={(value) => onChange(views.find((view) => view.name === value)?.filter ?? noFilter)}
        />
      )}
      {same !== undefined && (
        <Button aria-label={`${t('views.remove')}: ${same.name}`} onClick={() => void remove(same.name)}>
          {t('views.remove')}
        </Button>
      )}
      <TextField
        id="filter-name"
        label={t('views.name')}
        error={wrong === null ? null : t(wrong, { most: mostViews })}
        width="full"
        input={{ maxLength: 60 }}
        value={name}
        onChange={setName}
      />
      <Button type="submit">{t('views.keep')}</Button>
    </Form>
  );
}

function periodValue({ period }: CaseFilter): string {
  if (period === null) return '';
  return 'days' in period ? String(period.days) : 'between';
}

function Choices({ filter, onChange }: Props) {
  const { t, say } = useText();
  const { choices, problem } = useCaseViews();
  // Chosen, and no days typed yet: then the filter does not say so.
  const [opened, setOpened] = useState(false);
  const between = opened || periodValue(filter) === 'between';
  const change = (next: CaseFilter): void => {
    setOpened(false);
    onChange(next);
  };
  useEffect(() => void readViews(), []);
  const known = choices.state === 'ready' ? choices.value : { views: [], services: [], operators: [] };
  const choosePeriod = (value: string): void => {
    if (value === 'between') setOpened(true);
    else change({ ...filter, period: value === '' ? null : { days: Number(value) } });
  };
  return (
    <div className="stack">
      <div className="day-tools">
        <Select
          id="filter-service"
          label={t('cases.service')}
          width="full"
          none={t('filters.allServices')}
          choices={known.services.map(({ id, name }) => ({ value: id, label: say(name) }))}
          value={filter.service ?? ''}
          onChange={(value) => onChange({ ...filter, service: value || null })}
        />
        <Select
          id="filter-operator"
          label={t('daybook.operator')}
          width="full"
          none={t('daybook.everybody')}
          choices={known.operators.map(({ id, name }) => ({ value: id, label: name }))}
          value={filter.operator ?? ''}
          onChange={(value) => onChange({ ...filter, operator: value || null })}
        />
        <Select
          id="filter-period"
          label={t('filters.period')}
          width="full"
          none={t('filters.allDays')}
          choices={[
            ...shownDays.map((days) => ({ value: String(days), label: t(`filters.days.${days}`) })),
            { value: 'between', label: t('filters.between') },
          ]}
          value={between ? 'between' : periodValue(filter)}
          onChange={choosePeriod}
        />
        <Button
          aria-pressed={filter.overdue}
          kind={filter.overdue ? 'primary' : 'plain'}
          onClick={() => onChange({ ...filter, overdue: !filter.overdue })}
        >
          {t('filters.overdue')}
        </Button>
        {chosenParts(filter) > 0 && <Button onClick={() => change(noFilter)}>{t('filters.clear')}</Button>}
      </div>
      {between && <Between filter={filter} onChange={change} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      <Views filter={filter} onChange={change} views={known.views} />
    </div>
  );
}

const chosenParts = ({ service, operator, period, overdue }: CaseFilter): number =>
  [service, operator, period, overdue || null].filter((part) => part !== null).length;

export function CaseFilters({ filter, onChange }: Props) {
  const { t } = useText();
  const count = chosenParts(filter);
  // Read and drawn when somebody wants it: most who open the list do not.
  const [wanted, setWanted] = useState(false);
  return (
    <details
      className="case-filters"
      open={count > 0}
      onToggle={({ currentTarget }) => setWanted((before) => before || currentTarget.open)}
    >
      <summary>
        <strong>{count === 0 ? t('filters.title') : t('filters.chosen', { count })}</strong>
      </summary>
      {(wanted || count > 0) && <Choices filter={filter} onChange={onChange} />}
    </details>
  );
}
