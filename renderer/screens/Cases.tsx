// The desk's cases, newest first, by state, page by page; and what is found among them and the drafts.
import { useEffect } from 'react';
import { type CaseFilter, noFilter } from '../../shared/contract/case-views.ts';
import { type CaseState, caseStateSchema, type ListedCase } from '../../shared/contract/cases.ts';
import { showDate } from '../../shared/time/dates.ts';
import { goAlong } from '../cases/along.ts';
import { CaseFilters } from '../cases/CaseFilters.tsx';
import { CaseLink } from '../cases/CaseLink.tsx';
import { DueMark } from '../cases/DueMark.tsx';
import { FindCase } from '../cases/FindCase.tsx';
import { FoundList } from '../cases/FoundList.tsx';
import { Button } from '../components/Button.tsx';
import { CaseStateTag, WithdrawnTag } from '../components/CaseStateTag.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { MoreButton } from '../components/MoreButton.tsx';
import { Page } from '../components/Page.tsx';
import { Select } from '../components/Select.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { readCases, readMoreCases } from '../effects/cases.ts';
import { findNow } from '../effects/find.ts';
import { go, goInstead } from '../effects/navigate.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { type CaseList, useCases } from '../state/cases.ts';
import { useFound } from '../state/found.ts';
import { useQueue } from '../state/queue.ts';
import { statusText } from '../text/status.ts';

function columns({ t, say }: Words): Column<ListedCase>[] {
  return [
    {
      key: 'number',
      heading: t('cases.number'),
      cell: (one) => <CaseLink deskNumber={one.deskNumber} onKeyDown={goAlong} />,
    },
    { key: 'applicant', heading: t('cases.applicant'), cell: (one) => one.applicantName || t('cases.forgotten') },
    { key: 'service', heading: t('cases.service'), cell: (one) => say(one.serviceName) },
    {
      key: 'filed',
      heading: t('cases.filed'),
      cell: (one) => <span className="numeral">{showDate(one.filedOn)}</span>,
    },
    { key: 'due', heading: t('cases.due'), cell: (one) => one.due !== null && <DueMark {...one.due} /> },
    {
      key: 'state',
      heading: t('cases.state'),
      cell: (one) => (
        <div className="stack-tight">
          <CaseStateTag state={one.state} />
          {one.withdrawn && <WithdrawnTag />}
          {one.registrationNumber !== null && <span className="numeral small">№ {one.registrationNumber}</span>}
          {one.status !== null && <span className="small">{statusText(t, one.status)}</span>}
        </div>
      ),
    },
  ];
}

interface Chosen {
  readonly state: CaseState | null;
  readonly filter: CaseFilter | undefined;
}

/** Nothing to list: either there is nothing, or it is not among what was looked at. */
function Nothing({ chosen, next }: { readonly chosen: Chosen; readonly next: string | null }) {
  const { t } = useText();
  if (chosen.filter === undefined) {
    return (
      <div className="empty stack-close">
        <h2>{chosen.state === null ? t('cases.none') : t('cases.noneInState')}</h2>
        <p>{t('cases.noneRemedy')}</p>
        <div>
          <Button onClick={() => go({ name: 'services' })}>{t('cases.new')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="empty stack-close">
      <h2>{next === null ? t('filters.none') : t('filters.noneYet')}</h2>
      <p>{t('filters.noneRemedy')}</p>
      <div>
        {next === null ? (
          <Button onClick={() => goInstead({ name: 'cases', state: null })}>{t('filters.clear')}</Button>
        ) : (
          <MoreButton onClick={() => void readMoreCases()}>{t('filters.further')}</MoreButton>
        )}
      </div>
    </div>
  );
}

function List({ list, chosen }: { readonly list: CaseList; readonly chosen: Chosen }) {
  const words = useText();
  const { t } = words;
  const readingMore = useCases((state) => state.readingMore);
  if (list.cases.length === 0) return <Nothing chosen={chosen} next={list.next} />;
  return (
    <>
      <Table caption={t('cases.caption')} columns={columns(words)} rows={list.cases} rowKey={(one) => one.case} />
      <div className="row row-apart">
        <p className="soft" role="status">
          {t('cases.shown', { count: list.cases.length })}
        </p>
        {list.next !== null && (
          <MoreButton disabled={readingMore} onClick={() => void readMoreCases()}>
            {readingMore ? t('common.loading') : t('cases.more')}
          </MoreButton>
        )}
      </div>
    </>
  );
}

export function Cases({ state, filter }: Chosen) {
  const { t } = useText();
  const list = useCases((state) => state.list);
  const queue = useQueue((state) => state.queue);
  const found = useFound((state) => state.list);
  const searching = useFound((state) => state.text.trim() !== '');
  useEffect(() => {
    void readCases(state, filter);
  }, [state, filter]);
  const count = (of: CaseState): string => (queue.state === 'ready' ? ` (${queue.value[of]})` : '');
  const choose = (to: Chosen): void => {
    const plain = to.filter === undefined || JSON.stringify(to.filter) === JSON.stringify(noFilter);
    goInstead({ name: 'cases', state: to.state, ...(plain ? {} : { filter: to.filter }) });
  };
  return (
    <Page
      title={t('cases.title')}
      focusTitle={false}
      actions={
        <>
          <Button onClick={() => go({ name: 'receipt-check' })}>{t('check.open.screen')}</Button>
          <Button onClick={() => go({ name: 'person', deskNumber: null })}>{t('person.open')}</Button>
          <Button id="tasks-open" onClick={() => go({ name: 'tasks' })}>
            {t('tasks.open')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <div className="case-tools">
          <FindCase state={state} />
          <Select
            id="state-filter"
            label={t('cases.filter')}
            width="full"
            none={t('cases.allStates')}
            choices={caseStateSchema.options.map((one) => ({
              value: one,
              label: `${t(`state.${one}`)}${count(one)}`,
            }))}
            value={state ?? ''}
            onChange={(value) => choose({ state: caseStateSchema.nullable().parse(value || null), filter })}
          />
        </div>
        {!searching && <CaseFilters filter={filter ?? noFilter} onChange={(to) => choose({ state, filter: to })} />}
        <div className="cases-found stack">
          {searching ? (
            <LoadedView of={found} onRetry={() => void findNow(state)}>
              {(known) => <FoundList list={known} state={state} />}
            </LoadedView>
          ) : (
            <LoadedView of={list} onRetry={() => void readCases(state, filter)}>
              {(known) => <List list={known} chosen={{ state, filter }} />}
            </LoadedView>
          )}
        </div>
      </div>
    </Page>
  );
}
