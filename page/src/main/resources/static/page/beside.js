// Two architectures' answers beside each other: what each promises, whether they are equal, and the rows with what differs marked.
import { byId, el, setText, table } from './dom.js';
import { get } from './api.js';
import { besideParameters, compare, promises, verdict } from './beside-model.js';
import { count, value, windowStart } from './format.js';
import { keyOf, keyText } from './view-model.js';

const SHOWN = 40;

/** Asks both at once and draws, unless something else was chosen meanwhile. */
export async function showBeside(choice) {
  const { view, measure, beside } = choice;
  byId('beside').hidden = !beside;
  if (!beside) return;
  const [left, right] = await Promise.all(beside.map(architecture =>
    get(`/views/${view.name}/rows`, [...besideParameters(choice), ['architecture', architecture]])));
  if (view !== choice.view || measure !== choice.measure || beside !== choice.beside) return;
  const pairs = compare(view, measure, left, right);
  const said = verdict(pairs, measure, left, right);
  byId('beside-sides').replaceChildren(...[left, right].map(side));
  byId('beside-words').dataset.state = said.state;
  setText(byId('beside-words').firstElementChild, said.text);
  byId('beside-why').hidden = said.state !== 'open';
  drawTable(choice, pairs);
}

function side({ coverage }) {
  return el('article', {}, el('h4', {}, coverage.architecture), ...promises(coverage).map(line => el('p', {}, line)));
}

function drawTable({ view, measure, beside, everyMs }, pairs) {
  const ranked = view.keys.length
    ? pairs.toSorted((a, b) => b.differs - a.differs || (b.left ?? b.right ?? 0) - (a.left ?? a.right ?? 0))
    : pairs;
  const shown = ranked.slice(0, SHOWN);
  const title = view.keys.length ? view.keys.map(k => k.name).join(', ') : view.window ? 'window (UTC)' : '';
  byId('beside-table').replaceChildren(table(
    [title, beside[0], '', beside[1]],
    shown.map(pair => [named(view, pair.row, everyMs), cell(pair, pair.left), mark(pair), cell(pair, pair.right)]),
    [1, 3]));
  setText(byId('beside-what'), `${measure.name}${title ? ` by ${title}` : ''}`);
  byId('beside-shown').hidden = pairs.length === shown.length;
  setText(byId('beside-shown'), `${count(shown.length)} of ${count(pairs.length)} rows, those that differ first.`);
}

function named(view, row, everyMs) {
  if (view.keys.length) return keyText(keyOf(view, row));
  return view.window ? windowStart(row.window_start, everyMs) : view.name;
}

const cell = (pair, number) => el('span', { class: pair.differs ? 'differs' : null }, value(number));

const mark = pair => el('span', { class: pair.differs ? 'unequal' : 'equal', 'aria-label': pair.differs ? 'differs from' : 'equals' },
  pair.differs ? '≠' : '=');
