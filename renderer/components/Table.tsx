// Rows under headings. What can be opened is a button inside the row, so that keyboard and screen reader find it.
import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { afterFrame } from './after-frame.ts';

export interface Column<R> {
  readonly key: string;
  readonly heading: string;
  readonly cell: (row: R) => ReactNode;
}

interface Props<R> {
  /** Says what the rows are; read out, not shown. */
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
}

/** A slow computer shows so many rows at once, a screenful; those below follow step by step while these are read already. */
const [atOnce, step] = [6, 12];

export function Table<R>({ caption, columns, rows, rowKey }: Props<R>) {
  const [shown, setShown] = useState(atOnce);
  const whole = shown >= rows.length;
  useEffect(() => {
    if (whole) return;
    return afterFrame(() => startTransition(() => setShown(shown + step)));
  }, [shown, whole]);
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
