// The choices of the Views section: view, measure, key, windows. What is chosen is kept here and nowhere else.
import { byId, el } from './dom.js';
import { pairsOf } from './beside-model.js';
import { keyText, numbersOf, spansOf } from './view-model.js';

const options = (select, entries) => select.replaceChildren(...entries.map(([value, text]) => el('option', { value }, text)));

/**
 * @param architectures of the stack; where it has several, two can be shown beside each other
 * @param changed called after every choice
 */
export function viewForm(views, architectures, changed) {
  const form = byId('view-form').elements;
  const choice = { view: null, measure: null, key: null, every: null, everyMs: 0, most: 40, to: null, beside: null };
  const pairs = pairsOf(architectures);

  function readView() {
    choice.view = views.find(v => v.name === form.view.value);
    choice.key = null;
    options(form.measure, numbersOf(choice.view).map(m => [m.name, m.name]));
    const spans = choice.view.window ? spansOf(choice.view) : [];
    options(form.every, spans.map(([text], i) => [i, text]));
    for (const name of ['every', 'count', 'to']) form[name].closest('label').hidden = spans.length === 0;
    drawKeys();
  }

  function drawKeys() {
    const { view } = choice;
    byId('view-keys').replaceChildren(...(view.window ? view.keys : []).map(k => el('label', {}, `${k.name} `,
      el('input', { name: `key-${k.name}`, size: 12, autocomplete: 'off', value: choice.key?.[k.name] ?? '', placeholder: 'NULL' }))));
  }

  function readRest() {
    const { view } = choice;
    choice.measure = view.measures.find(m => m.name === form.measure.value);
    [choice.every, choice.everyMs] = view.window ? spansOf(view)[form.every.value] : [null, 0];
    choice.most = Number(form.count.value);
    choice.beside = pairs[form.beside.value] ?? null;
    choice.to = form.to.value ? new Date(`${form.to.value}Z`).toISOString() : null;
  }

  byId('view-form').addEventListener('change', event => {
    if (event.target === form.view) readView();
    if (event.target.name.startsWith('key-')) {
      choice.key = Object.fromEntries(choice.view.keys.map(k => [k.name, form[`key-${k.name}`].value || null]));
    }
    readRest();
    changed();
  });
  byId('view-form').addEventListener('submit', event => event.preventDefault());
  options(form.view, views.map(v => [v.name, v.name]));
  options(form.beside, [['', 'no'], ...pairs.map((pair, i) => [i, pair.join(' and ')])]);
  form.beside.closest('label').hidden = pairs.length === 0;
  readView();
  readRest();

  return {
    choice,
    setKey(key) {
      choice.key = key;
      drawKeys();
    },
    caption: () => (choice.key && choice.view.keys.length ? keyText(choice.key) : 'all'),
  };
}
