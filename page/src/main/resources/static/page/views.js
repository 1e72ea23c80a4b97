// Views: the newest windows of one key, and the keys with the most, asked for as events come in. Asks again only after an answer, never
// more often than the server can easily bear, and not at all while nobody looks.
import { byId } from './dom.js';
import { get } from './api.js';
import { keyEntries } from './address.js';
import { showBeside } from './beside.js';
import { placeOf } from './place.js';
import { viewForm } from './view-form.js';
import { viewDrawing } from './view-drawing.js';
import { keyOf, newestWindows } from './view-model.js';
import { onSnapshot } from './live.js';
import { current, keepState, onTab, stateOf } from './tabs.js';

const TOP = 10;
const EASY = 10;
const SOONEST_MS = 1500;

let form = null;
let drawing = null;
let place = null;
let working = false;
let again = false;
let notBefore = 0;
/** What the answer that is shown was asked for. */
let answered = null;

/** Of two beside each other the chart and the list are the first one's. */
const first = ({ beside }) => [['explain', 'true'], ...(beside ? [['architecture', beside[0]]] : [])];

const topParameters = choice => [
  ...(choice.view.window ? [['every', 'all']] : []), ...first(choice), ['order', `-${choice.measure.name}`], ['limit', TOP]];

const windowParameters = choice => [...keyEntries(choice.key), ...newestWindows(choice)];

async function refresh() {
  if (working) {
    again = true;
    return;
  }
  working = true;
  again = false;
  const began = performance.now();
  place.asks('Asking the serving layer …');
  const asked = form && JSON.stringify(form.entries());
  try {
    await load();
  } catch (problem) {
    place.failed(problem, asked !== null && asked === answered);
  }
  working = false;
  notBefore = performance.now() + Math.max(SOONEST_MS, EASY * (performance.now() - began));
  if (again) refresh();
}

async function load() {
  if (!form) await prepare();
  const { choice } = form;
  if (!choice.measure) throw new Error(`${choice.view.name} has no measure that is a number; ask it in Query.`);
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
  place.has();
  drawing.draw(choice, top, windows, others);
  answered = JSON.stringify(form.entries());
  keepState('views', form.entries());
  await showBeside(choice);
}

function changed() {
  drawing.redraw(form.choice);
  keepState('views', form.entries());
  refresh();
}

async function prepare() {
  const { views, architectures } = await get('/views');
  form = viewForm(views, architectures, changed);
  form.read(stateOf('views'));
  drawing = viewDrawing(key => {
    form.setKey(key);
    refresh();
  }, () => form.useScale('log'));
}

export function startViews() {
  place = placeOf(byId('view-answer'), refresh);
  onTab(name => {
    if (name !== 'views') return;
    if (form && stateOf('views').size > 0) form.read(stateOf('views'));
    refresh();
  });
  onSnapshot(() => {
    if (current() === 'views' && !working && performance.now() >= notBefore) refresh();
  });
}
