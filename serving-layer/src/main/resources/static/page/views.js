// Views: the newest windows of one key, and the keys with the most, drawn anew as events come in. Asks again only after an answer, never
// more often than the server can easily bear, and not at all while nobody looks.
import { byId, setText, table } from './dom.js';
import { value, windowStart } from './format.js';
import { get } from './api.js';
import { barChart } from './view-chart.js';
import { coverageLine, offsetLines } from './coverage.js';
import { showBeside } from './beside.js';
import { showTop } from './top.js';
import { viewForm } from './view-form.js';
import { adds, keyOf, keyParameters, keyText, lateIn, newestWindows, part, valuesAt, windowsOf } from './view-model.js';
import { onSnapshot } from './live.js';
import { current, onTab } from './tabs.js';

const TOP = 10;
const LATE_SHOWN_MS = 6000;
const EASY = 10;
const SOONEST_MS = 1500;
const DAY_MS = 86_400_000;

let form = null;
let chart = null;
let working = false;
let again = false;
let notBefore = 0;
let drawn = null;
let lateSeen = new Map();

/** Of two beside each other the chart and the list are the first one's. */
const first = ({ beside }) => [['explain', 'true'], ...(beside ? [['architecture', beside[0]]] : [])];

const topParameters = choice => [
  ...(choice.view.window ? [['every', 'all']] : []), ...first(choice), ['order', `-${choice.measure.name}`], ['limit', TOP]];

const windowParameters = choice => [...keyParameters(choice.key), ...newestWindows(choice)];

async function refresh() {
  if (working) {
    again = true;
    return;
  }
  working = true;
  again = false;
  const began = performance.now();
  try {
    await load();
    byId('view-problem').hidden = true;
  } catch (problem) {
    setText(byId('view-problem'), problem.message);
    byId('view-problem').hidden = false;
  }
  working = false;
  notBefore = performance.now() + Math.max(SOONEST_MS, EASY * (performance.now() - began));
  if (again) refresh();
}

async function load() {
  if (!form) await prepare();
  const { choice } = form;
  const { view, measure, beside } = choice;
  let top = await get(`/views/${view.name}/rows`, topParameters(choice));
  if (!choice.key && top.rows.length) form.setKey(keyOf(view, top.rows[0]));
  const charted = view.window && choice.key;
  const windows = charted ? await get(`/views/${view.name}/rows`, [...windowParameters(choice), ...first(choice)]) : null;
  const others = charted && beside
    ? await get(`/views/${view.name}/rows`, [...windowParameters(choice), ['architecture', beside[1]]])
    : null;
  // Batch has published between the two: what stands side by side shall be of one cut.
  if (windows && windows.coverage.cut !== top.coverage.cut) {
    top = await get(`/views/${view.name}/rows`, topParameters(choice));
  }
  // Something else was chosen meanwhile: its own answer is on the way.
  if (view !== choice.view || measure !== choice.measure || beside !== choice.beside) return;
  draw(top, windows, others);
  await showBeside(choice);
}

function draw(top, windows, others) {
  const { choice } = form;
  const { view, measure } = choice;
  const bars = windows ? windowBars(windows.rows) : top.rows.map(row => keyBar(row));
  const { coverage } = windows ?? top;
  const other = others && { name: choice.beside[1], values: valuesAt(bars, others.rows, measure) };
  chart.show(bars, { stacks: adds(measure), measure: measure.name, coverage: offsetLines(coverage), other });
  setText(byId('legend-other'), other ? `▲ ${other.name}` : '');
  byId('view-chart').setAttribute('aria-label', `${measure.name} of ${view.name}, ${bars.length} bars; arrow keys step through them`);
  byId('view-chart').dataset.cut = coverage.cut;
  byId('legend-boundary').hidden = !adds(measure);
  byId('legend-merged').hidden = adds(measure);
  setText(byId('view-caption'), bars.length === 0
    ? `${view.name} has no rows yet. Send some events: see Break it.`
    : `${measure.name}${windows && view.keys.length ? ` of ${keyText(choice.key)}` : ''}. ${coverageLine(coverage)}`);
  byId('view-table').replaceChildren(table(
    [windows ? 'window (UTC)' : 'key', measure.name, 'batch', 'real-time'],
    bars.map(b => [b.title, value(b.merged), value(b.batch), value(b.speed)]).reverse(), [1, 2, 3]));
  byId('top-title').hidden = view.keys.length === 0;
  byId('top').hidden = view.keys.length === 0;
  setText(byId('top-title'), `Top ${TOP} by ${measure.name}${choice.beside ? `, ${choice.beside[0]}` : ''}`);
  showTop(view, measure, top.rows, choice.key, view.window ? choose : null);
}

function windowBars(rows) {
  const { choice } = form;
  const windows = windowsOf(rows, choice.measure, choice.everyMs, choice.most);
  const what = JSON.stringify([choice.view.name, choice.measure.name, choice.key, choice.every]);
  if (drawn?.what !== what) lateSeen = new Map();
  else if (adds(choice.measure)) {
    for (const [start, amount] of lateIn(drawn.windows, windows)) lateSeen.set(start, { amount, until: Date.now() + LATE_SHOWN_MS });
  }
  drawn = { what, windows };
  return windows.map(w => {
    const late = lateSeen.get(w.start);
    const title = windowStart(w.start, choice.everyMs);
    // Below the bars the time of day is enough, except where a day begins.
    const label = choice.everyMs % DAY_MS === 0 || w.start % DAY_MS === 0 ? title.slice(5, 10) : title.slice(11);
    return { ...w, label, title, late: late && late.until > Date.now() ? late.amount : null };
  });
}

function keyBar(row) {
  const { view, measure } = form.choice;
  const label = view.keys.length ? keyText(keyOf(view, row)) : view.name;
  return { ...part(row, measure), label, title: label, late: null };
}

function choose(key) {
  form.setKey(key);
  refresh();
}

async function prepare() {
  const { views, architectures } = await get('/views');
  form = viewForm(views, architectures, refresh);
  chart = barChart(byId('view-chart'));
}

export function startViews() {
  onTab(name => { if (name === 'views') refresh(); });
  onSnapshot(() => {
    if (current() === 'views' && !working && performance.now() >= notBefore) refresh();
  });
}
