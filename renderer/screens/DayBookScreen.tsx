// The day book: what was done on a day, what of it is still open, and the weeks before; printed as a page with a mark.
import { useEffect, useState } from 'react';
import type { DayBook } from '../../shared/contract/daybook.ts';
import { addDays } from '../../shared/deadlines/days.ts';
import { readDate } from '../../shared/forms/rules/dates.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { Form } from '../components/Form.tsx';
import { Later } from '../components/Later.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { DayCases } from '../daybook/DayCases.tsx';
import { DayCounts } from '../daybook/DayCounts.tsx';
import { ExportPanel } from '../daybook/ExportPanel.tsx';
import { OpenLists } from '../daybook/OpenLists.tsx';
import { WeeksPanel } from '../daybook/WeeksPanel.tsx';
import { closeDayBook, openDayBook, readDayBook, readWeeks, turnTo } from '../effects/daybook.ts';
import { makeDayPage } from '../effects/keeping.ts';
import { goBack } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { MadePage } from '../reports/MadePage.tsx';
import { useDayBook } from '../state/daybook.ts';
import { useDesk } from '../state/desk.ts';

/** Stands there while the book is still read: a slow computer draws it meanwhile. */
function DayTools({ book }: { readonly book: DayBook | null }) {
  const { t, language } = useText();
  const desk = useDesk((state) => state.desk);
  const asked = useDayBook((state) => state.day);
  const operator = useDayBook((state) => state.operator);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const day = asked ?? book?.day ?? null;
  const text = typed ?? (day === null ? '' : showDate(day));
  const turn = (to: Parameters<typeof turnTo>[0]): void => {
    setTyped(null);
    setWrong(false);
    void turnTo(to);
  };
  const step = (days: number) => () => {
    if (day !== null) turn({ day: addDays(day, days) });
  };
  const show = (): void => {
    const read = readDate(text.trim());
    if (read === null) setWrong(true);
    else turn({ day: read });
  };
  const names = new Map(book?.operators.map((one) => [one.operator, one.name]));
  for (const { id, name } of desk.state === 'ready' ? desk.value.operators : []) names.set(id, name);
  return (
    <Form className="day-tools" onSend={show}>
      <Button onClick={step(-1)}>← {t('daybook.before')}</Button>
      <TextField
        id="daybook-day"
        label={t('daybook.day')}
        error={wrong ? t('daybook.wrongDay') : null}
        width="full"
        input={{ maxLength: 10, inputMode: 'numeric' }}
        value={text}
        onChange={setTyped}
      />
      <Button type="submit">{t('daybook.show')}</Button>
      <Button onClick={step(1)}>{t('daybook.after')} →</Button>
      <Select
        id="daybook-operator"
        label={t('daybook.operator')}
        width="full"
        none={t('daybook.everybody')}
        choices={[...names].map(([value, label]) => ({ value, label }))}
        value={operator ?? ''}
        onChange={(value) => turn({ operator: value === '' ? null : value })}
      />
      <Button
        id="daybook-print"
        kind="primary"
        onClick={() => {
          if (book !== null) void makeDayPage(book.day, book.operator, language);
        }}
      >
        {t('daybook.make')}
      </Button>
    </Form>
  );
}

export function DayBookScreen() {
  const { t } = useText();
  const { book, weeks } = useDayBook();
  useEffect(() => {
    void openDayBook();
    return closeDayBook;
  }, []);
  return (
    <Page
      title={t('daybook.title')}
      lead={t('daybook.lead')}
      actions={<Button onClick={goBack}>{t('common.back')}</Button>}
    >
      <div className="stack">
        <DayTools book={book.state === 'ready' ? book.value : null} />
        <MadePage />
        <LoadedView of={book} onRetry={() => void readDayBook()}>
          {(read) => (
            <div className="stack">
              <div className="split split-even">
                <DayCases book={read} />
                <div className="stack">
                  <DayCounts book={read} />
                  <LoadedView of={weeks} onRetry={() => void readWeeks()}>
                    {(counted) => <WeeksPanel weeks={counted} />}
                  </LoadedView>
                </div>
              </div>
              <Later>
                <OpenLists book={read} />
                <ExportPanel book={read} />
              </Later>
            </div>
          )}
        </LoadedView>
      </div>
    </Page>
  );
}
