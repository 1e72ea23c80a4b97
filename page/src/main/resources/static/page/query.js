// The SQL console: a statement, its answer, what the answer covers, and its plan beside it. The address holds the statement, so that it
// can be passed on.
import { byId, el, setText } from './dom.js';
import { get, sql } from './api.js';
import { coverageLine } from './coverage.js';
import { examplesOf } from './examples.js';
import { clearMark, showMistake, startEditor } from './editor.js';
import { count } from './format.js';
import { placeOf } from './place.js';
import { showPlan } from './plan.js';
import { showResult } from './result.js';
import { keepState, onTab, stateOf } from './tabs.js';

let ready = false;
let place = null;
/** Statements that were run. Only the newest is shown, however long an earlier one takes. */
let asked = 0;
let architectures = [];

const architecture = () => byId('sql-architecture').value || null;

/** The first architecture answers where the address names none. */
const state = statement => [['sql', statement], ['architecture', architecture() === architectures[0] ? null : architecture()]];

async function run() {
  const statement = byId('sql').value;
  if (!statement.trim()) return;
  asked += 1;
  const number = asked;
  keepState('query', state(statement));
  clearMark();
  byId('sql-form').setAttribute('aria-busy', 'true');
  setText(byId('sql-coverage'), '');
  place.asks('The statement runs …', true);
  const began = performance.now();
  try {
    const answer = await sql(statement, architecture());
    const took = Math.round(performance.now() - began);
    if (number !== asked) return;
    const rows = `${count(answer.rows.length)} ${answer.rows.length === 1 ? 'row' : 'rows'}`;
    setText(byId('sql-coverage'), `${rows} in ${count(took)} ms. ${coverageLine(answer.coverage)}`);
    place.has();
    showResult(answer);
    await showPlan(statement, architecture(), () => number === asked);
  } catch (problem) {
    if (number !== asked) return;
    // What was answered before belongs to another statement.
    byId('plan').replaceChildren();
    byId('sql-result').replaceChildren();
    place.failed({ message: 'No answer: the reason stands below the statement.' }, false);
    showMistake(problem);
  } finally {
    if (number === asked) byId('sql-form').removeAttribute('aria-busy');
  }
}

async function prepare() {
  ready = true;
  place.asks('Asking which views there are …', true);
  const linked = stateOf('query').get('sql');
  byId('sql').value ||= linked ?? '';
  try {
    const answer = await get('/views');
    const examples = examplesOf(answer.views);
    ({ architectures } = answer);
    byId('sql-architecture').replaceChildren(...architectures.map(name => el('option', { value: name }, name)));
    byId('sql-architecture').closest('label').hidden = architectures.length < 2;
    byId('sql-examples').replaceChildren(...examples.map(([title], i) => el('option', { value: i }, title)));
    byId('sql-examples').onchange = event => use(examples[event.target.value][1]);
    const named = stateOf('query').get('architecture');
    if (architectures.includes(named)) byId('sql-architecture').value = named;
    // Who has begun to write meanwhile goes on.
    if (linked && byId('sql').value === linked) use(linked);
    else if (!byId('sql').value && examples.length) use(examples[0][1]);
    else if (asked === 0) place.has();
  } catch (problem) {
    ready = false;
    place.failed(problem, false);
  }
}

function use(statement) {
  byId('sql').value = statement;
  clearMark();
  run();
}

/** Runs what the address says, if it says something else than stands there. */
function open() {
  const linked = stateOf('query');
  const statement = linked.get('sql');
  const chosen = linked.get('architecture') ?? architectures[0];
  if (!statement || (statement === byId('sql').value && chosen === architecture())) return;
  if (architectures.includes(chosen)) byId('sql-architecture').value = chosen;
  use(statement);
}

export function startQuery() {
  startEditor(run);
  place = placeOf(byId('sql-answer'), () => (ready ? run() : prepare()));
  byId('sql-form').addEventListener('submit', event => {
    event.preventDefault();
    run();
  });
  byId('sql-architecture').addEventListener('change', run);
  onTab(name => {
    if (name !== 'query') return;
    if (!ready) prepare();
    else open();
  });
}
