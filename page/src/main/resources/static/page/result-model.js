// What a result can be drawn as: one number for each name or time. Knows no document.
import { nearest } from './digits.js';
import { moment, value } from './format.js';

const isNumber = type => /^(BIGINT|INTEGER|DOUBLE|DECIMAL)/.test(type);
const isTime = type => /^(TIMESTAMP|DATE)\b/.test(type);

/** A value as it is read. Only a time is written in another way than it came; a text stays as it is. */
export const shown = (column, any) => (typeof any === 'string' && column.type.startsWith('TIMESTAMP') ? moment(any) : value(any));

export const numbersIn = columns => columns.flatMap((column, i) => (isNumber(column.type) ? [i] : []));

/**
 * The bars of a result: {places, numbers, name}, times in their order; null where it has no number, no names or times, or one of them twice.
 */
export function barsOf({ columns, rows }, most) {
  const label = columns.find(c => isTime(c.type)) ?? columns.find(c => !isNumber(c.type));
  const number = columns.findLast(c => isNumber(c.type));
  if (!label || !number || rows.length < 2 || new Set(rows.map(row => row[label.name])).size !== rows.length) return null;
  const timed = isTime(label.type) && rows.every(row => row[label.name] !== null);
  const drawn = rows.slice(0, most);
  if (!timed) return bars(drawn, number, { names: drawn.map(row => shown(label, row[label.name])), what: label.name });
  const ordered = drawn.toSorted((a, b) => Date.parse(a[label.name]) - Date.parse(b[label.name]));
  return bars(ordered, number, { times: ordered.map(row => Date.parse(row[label.name])), what: label.name });
}

const bars = (rows, number, places) => ({ places, name: number.name, numbers: rows.map(row => nearest(row[number.name])) });
