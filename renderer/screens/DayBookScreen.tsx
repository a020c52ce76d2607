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

function DayTools({ book }: { readonly book: DayBook }) {
  const { t, language } = useText();
  const desk = useDesk((state) => state.desk);
  const [typed, setTyped] = useState(showDate(book.day));
  const [wrong, setWrong] = useState(false);
  useEffect(() => setTyped(showDate(book.day)), [book.day]);
  const show = (): void => {
    const day = readDate(typed.trim());
    setWrong(day === null);
    if (day !== null) void turnTo({ day });
  };
  const names = new Map(book.operators.map(({ operator, name }) => [operator, name]));
  for (const { id, name } of desk.state === 'ready' ? desk.value.operators : []) names.set(id, name);
  return (
    <Form className="day-tools" onSend={show}>
      <Button onClick={() => void turnTo({ day: addDays(book.day, -1) })}>← {t('daybook.before')}</Button>
      <TextField
        id="daybook-day"
        label={t('daybook.day')}
        error={wrong ? t('daybook.wrongDay') : null}
        width="full"
        input={{ maxLength: 10, inputMode: 'numeric' }}
        value={typed}
        onChange={setTyped}
      />
      <Button type="submit">{t('daybook.show')}</Button>
      <Button onClick={() => void turnTo({ day: addDays(book.day, 1) })}>{t('daybook.after')} →</Button>
      <Select
        id="daybook-operator"
        label={t('daybook.operator')}
        width="full"
        none={t('daybook.everybody')}
        choices={[...names].map(([value, label]) => ({ value, label }))}
        value={book.operator ?? ''}
        onChange={(value) => void turnTo({ operator: value === '' ? null : value })}
      />
      <Button id="daybook-print" kind="primary" onClick={() => void makeDayPage(book.day, book.operator, language)}>
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
      <LoadedView of={book} onRetry={() => void readDayBook()}>
        {(read) => (
          <div className="stack">
            <DayTools book={read} />
            <MadePage />
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
    </Page>
  );
}
