// Rows under headings. What can be opened is a button inside the row, so that keyboard and screen reader find it.
import { type ReactNode, startTransition, useEffect, useState } from 'react';

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

/** A slow computer shows so many rows at once; those below follow while it is read already. */
const atOnce = 8;

export function Table<R>({ caption, columns, rows, rowKey }: Props<R>) {
  const [whole, setWhole] = useState(rows.length <= atOnce);
  useEffect(() => {
    if (whole) return;
    const rest = requestIdleCallback(() => startTransition(() => setWhole(true)));
    return () => cancelIdleCallback(rest);
  }, [whole]);
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
          {(whole ? rows : rows.slice(0, atOnce)).map((row) => (
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
