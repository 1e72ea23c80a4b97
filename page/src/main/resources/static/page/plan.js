// What a statement took: batch and real time side by side, or the one kind of rows that another architecture than Lambda has. The only file that knows how the server is asked to explain.
import { byId, el } from './dom.js';
import { sql } from './api.js';
import { count, UNKNOWN, value } from './format.js';

const took = ms => (ms === null ? UNKNOWN : value(ms));

const SIDES = { batch: 'Batch', speed: 'Real time' };

/**
 * Asks for the plan of a statement that has just been answered, and draws it.
 *
 * @param wanted whether it is still the statement that is shown
 */
export async function showPlan(statement, architecture, wanted) {
  const box = byId('plan');
  try {
    const { rows } = await sql(`EXPLAIN ${statement}`, architecture);
    if (!wanted()) return;
    const views = [...new Set(rows.filter(row => row.view).map(row => row.view))];
    box.replaceChildren(
      ...views.map(view => sides(view, rows.filter(row => row.view === view))),
      ...whole(rows));
  } catch (problem) {
    if (!wanted()) return;
    box.replaceChildren(el('p', { class: 'hint' }, problem.message));
  }
}

function sides(view, rows) {
  const merged = rows.some(row => row.layer === 'merged');
  const layers = merged ? Object.keys(SIDES) : rows.filter(row => row.layer !== 'groups').map(row => row.layer);
  return el('section', {}, el('h4', {}, view), el('div', { class: merged ? 'sides' : null },
    ...layers.map(layer => side(layer, rows.find(row => row.layer === layer)))));
}

function side(layer, row) {
  const facts = row
    ? [el('p', {}, el('b', {}, count(row.rows)), ' rows in ', el('b', {}, took(row.ms)), ' ms'),
      el('p', {}, `${count(row.slices)} ${row.slices === 1 ? 'request' : 'requests'}, ${count(row.bytes)} bytes`),
      el('p', { class: 'access' }, row.access), el('p', { class: 'access' }, row.boundary)]
    : [el('p', {}, 'not asked')];
  return el('div', { class: `side ${layer}` }, el('h5', {}, SIDES[layer] ?? layer), ...facts);
}

/** The statement as a whole: its time, and its plan as text. */
function whole(rows) {
  const statement = rows.find(row => row.layer === 'statement');
  const plan = rows.filter(row => row.layer === 'plan').map(row => row.access).join('\n');
  return [
    statement ? el('p', {}, 'Then ', el('b', {}, count(statement.rows)), ' rows in ', el('b', {}, took(statement.ms)), ` ms; it ${statement.access}:`) : null,
    el('pre', {}, plan),
  ].filter(Boolean);
}
