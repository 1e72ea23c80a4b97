// Rows as CSV (RFC 4180), as the serving layer writes it: NULL is nothing at all, an empty text is "". Knows no document.

const cell = any => {
  if (any === null || any === undefined) return '';
  const text = String(any);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** @param names of the columns; rows are objects with these names */
export const csvOf = (names, rows) => [names, ...rows.map(row => names.map(name => row[name]))]
  .map(cells => `${cells.map(cell).join(',')}\r\n`).join('');
