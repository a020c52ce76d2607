// Receipts that the printer did not bring, or of which nobody knows: tried again, or settled by whoever looked at the tray.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { PrintJob } from '../../shared/contract/prints.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Table } from '../components/Table.tsx';
import { useOnce } from '../components/use-once.ts';
import { forgetPrintProblem, printAgain, readPrints, settlePrint } from '../effects/prints.ts';
import { useText } from '../i18n/use-text.ts';
import { usePrints } from '../state/prints.ts';

function Actions({ one }: { readonly one: PrintJob }) {
  const { t } = useText();
  const act = useOnce(async (asked: () => Promise<boolean>) => void (await asked()));
  if (one.state === 'printing') return null;
  const number = formatDeskNumber(one.deskNumber);
  return (
    <div className="stack-tight">
      <Button aria-label={`${t('prints.again')}: ${number}`} onClick={() => act(() => printAgain(one.job))}>
        {t('prints.again')}
      </Button>
      <Button
        kind="quiet"
        aria-label={`${t('prints.cameOut')}: ${number}`}
        onClick={() => act(() => settlePrint(one.job, 'came-out'))}
      >
        {t('prints.cameOut')}
      </Button>
      <Button
        kind="quiet"
        aria-label={`${t('prints.drop')}: ${number}`}
        onClick={() => act(() => settlePrint(one.job, 'dropped'))}
      >
        {t('prints.drop')}
      </Button>
    </div>
  );
}

export function PrintsPanel() {
  const { t } = useText();
  const { jobs, problem } = usePrints();
  useEffect(() => {
    void readPrints();
    return forgetPrintProblem;
  }, []);
  return (
    <section className="panel stack" aria-labelledby="prints-title">
      <h2 id="prints-title">{t('prints.title')}</h2>
      {problem !== null && <ProblemNotice problem={problem} />}
      <LoadedView of={jobs} onRetry={() => void readPrints()}>
        {(waiting) =>
          waiting.length === 0 ? (
            <p>{t('prints.none')}</p>
          ) : (
            <>
              <p>{t('prints.lead')}</p>
              <Table<PrintJob>
                caption={t('prints.title')}
                rows={waiting}
                rowKey={({ job }) => job}
                columns={[
                  {
                    key: 'case',
                    heading: t('prints.case'),
                    cell: ({ deskNumber, size }) => (
                      <div className="stack-tight">
                        <span className="numeral">{formatDeskNumber(deskNumber)}</span>
                        <span className="small">{t(`receipt.size.${size}`)}</span>
                      </div>
                    ),
                  },
                  {
                    key: 'state',
                    heading: t('prints.state'),
                    cell: ({ state, trouble, tries, askedAt }) => (
                      <div className="stack-tight">
                        <span>
                          {t(`prints.state.${state}`)}
                          {trouble !== null && `: ${t(`prints.trouble.${trouble}`)}`}
                        </span>
                        <span className="small soft numeral">
                          {showInstant(askedAt)} · {t('prints.tries', { count: tries })}
                        </span>
                      </div>
                    ),
                  },
                  { key: 'act', heading: t('drafts.actions'), cell: (one) => <Actions one={one} /> },
                ]}
              />
            </>
          )
        }
      </LoadedView>
    </section>
  );
}
