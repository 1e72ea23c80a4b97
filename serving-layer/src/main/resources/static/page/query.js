// The SQL console: a statement, its answer, what the answer covers, and its plan beside it. An address with #query=SELECT... opens it with
// that statement.
import { byId, el, setText } from './dom.js';
import { get, sql } from './api.js';
import { coverageLine } from './coverage.js';
import { examplesOf } from './examples.js';
import { clearMark, showMistake, startEditor } from './editor.js';
import { showPlan } from './plan.js';
import { showResult } from './result.js';
import { detail, onTab, setDetail } from './tabs.js';

let ready = false;

const architecture = () => byId('sql-architecture').value || null;

async function run() {
  const statement = byId('sql').value;
  if (!statement.trim()) return;
  setDetail('query', statement);
  clearMark();
  byId('sql-form').setAttribute('aria-busy', 'true');
  setText(byId('sql-coverage'), 'running …');
  const began = performance.now();
  try {
    const answer = await sql(statement, architecture());
    const took = Math.round(performance.now() - began);
    setText(byId('sql-coverage'), `${answer.rows.length} rows in ${took} ms. ${coverageLine(answer.coverage)}`);
    showResult(answer);
    await showPlan(statement, architecture());
  } catch (problem) {
    // What was answered before belongs to another statement.
    setText(byId('sql-coverage'), '');
    byId('sql-result').replaceChildren();
    byId('plan').replaceChildren();
    byId('sql-chart').hidden = true;
    showMistake(problem);
  } finally {
    byId('sql-form').removeAttribute('aria-busy');
  }
}

async function prepare() {
  ready = true;
  try {
    const { views, architectures } = await get('/views');
    const examples = examplesOf(views);
    byId('sql-architecture').replaceChildren(...architectures.map(name => el('option', { value: name }, name)));
    byId('sql-architecture').closest('label').hidden = architectures.length < 2;
    byId('sql-examples').replaceChildren(...examples.map(([title], i) => el('option', { value: i }, title)));
    byId('sql-examples').addEventListener('change', event => use(examples[event.target.value][1]));
    const linked = detail('query');
    if (linked) use(linked);
    else if (!byId('sql').value && examples.length) use(examples[0][1]);
  } catch (problem) {
    ready = false;
    showMistake(problem);
  }
}

function use(statement) {
  byId('sql').value = statement;
  clearMark();
  run();
}

export function startQuery() {
  startEditor(run);
  byId('sql-form').addEventListener('submit', event => {
    event.preventDefault();
    run();
  });
  byId('sql-architecture').addEventListener('change', run);
  onTab(name => {
    if (name !== 'query') return;
    if (!ready) prepare();
    else if (![null, byId('sql').value].includes(detail('query'))) use(detail('query'));
  });
}
