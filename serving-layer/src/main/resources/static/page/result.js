// The result of a statement: a table, and a chart when it has one number for each name or time.
import { nearest } from './digits.js';
import { byId, table } from './dom.js';
import { value } from './format.js';
import { barChart } from './result-chart.js';

const SHOWN = 200;
const isNumber = type => /^(BIGINT|INTEGER|DOUBLE|DECIMAL)/.test(type);

export function showResult({ columns, rows }) {
  const numeric = columns.flatMap((c, i) => (isNumber(c.type) ? [i] : []));
  const shown = rows.slice(0, SHOWN);
  byId('sql-result').replaceChildren(
    table(columns.map(c => c.name), shown.map(row => columns.map(c => value(row[c.name]))), numeric),
    rows.length > SHOWN ? `${SHOWN} of ${rows.length} rows shown.` : rows.length === 0 ? 'No rows.' : '');
  const label = columns.find(c => !isNumber(c.type));
  const number = columns.findLast(c => isNumber(c.type));
  const distinct = label && new Set(rows.map(row => row[label.name])).size === rows.length;
  const draws = Boolean(label && number && distinct && rows.length > 1);
  byId('sql-chart').hidden = !draws;
  if (!draws) return;
  const inTime = label.type.startsWith('TIMESTAMP');
  const ordered = inTime ? shown.toSorted((a, b) => (a[label.name] < b[label.name] ? -1 : 1)) : shown;
  barChart(byId('sql-chart'), ordered.map(row => [value(row[label.name]), nearest(row[number.name])]), number.name);
}
