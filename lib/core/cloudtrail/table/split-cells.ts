/** The cells of one row of delimited text, quotes taken off (RFC 4180, section 2). */
export function splitCells(row: string, separator: string): string[] {
  const cells: string[] = [];
  for (let i = 0; i <= row.length; i++) {
    if (row[i] !== '"') {
      const end = row.indexOf(separator, i);
      const stop = end < 0 ? row.length : end;
      cells.push(row.slice(i, stop));
      i = stop;
      continue;
    }
    let text = '';
    i++;
    for (;;) {
      const quote = row.indexOf('"', i);
      const stop = quote < 0 ? row.length : quote;
      text += row.slice(i, stop);
      i = stop + 1;
      if (row[i] !== '"') break;
      text += '"';
      i++;
    }
    // What follows the quote is a separator, the row's end, or (under another separator) more of the cell.
    const next = row.indexOf(separator, i);
    const stop = next < 0 ? row.length : next;
    cells.push(text + row.slice(i, stop));
    i = stop;
  }
  return cells;
}
