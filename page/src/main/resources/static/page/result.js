// The result of a statement: a table, a chart when it has one number for each name or time, and both as files.
import { byId, el, table } from './dom.js';
import { NULL } from './format.js';
import { barChart } from './result-chart.js';
import { barsOf, numbersIn, shown } from './result-model.js';
import { saveButtons } from './save.js';

const SHOWN = 200;
let answered = null;
let chart = null;

const cell = (column, any) => (any === null ? el('span', { class: 'null' }, NULL) : shown(column, any));

export function showResult(answer) {
  const { columns, rows } = answer;
  answered = answer;
  byId('sql-result').replaceChildren(
    table(columns.map(c => c.name), rows.slice(0, SHOWN).map(row => columns.map(c => cell(c, row[c.name]))), numbersIn(columns), 'The result'),
    rows.length > SHOWN ? `${SHOWN} of ${rows.length} rows are shown; files have all.` : rows.length === 0 ? 'No rows.' : '');
  if (!byId('sql-save').firstChild) {
    byId('sql-save').replaceChildren(saveButtons(() => 'braid-answer',
      () => ({ names: answered.columns.map(c => c.name), rows: answered.rows }), () => (byId('sql-chart').hidden ? null : chart)));
  }
  const bars = barsOf(answer, SHOWN);
  byId('sql-chart').hidden = bars === null;
  if (bars) {
    chart ??= barChart(byId('sql-chart'));
    chart.show(bars);
    byId('sql-chart').setAttribute('aria-label', `${bars.name} by ${bars.places.what} as bars; the same rows are in the table below`);
  }
}
