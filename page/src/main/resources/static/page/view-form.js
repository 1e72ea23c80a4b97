// The choices of the Views section: view, measure, key, windows, scale. What is chosen is kept here and nowhere else.
import { byId, el } from './dom.js';
import { keyEntries, keyIn } from './address.js';
import { pairsOf } from './beside-model.js';
import { NULL } from './format.js';
import { numbersOf, spansOf, spanWords } from './view-model.js';

const options = (select, entries) => select.replaceChildren(...entries.map(([value, text]) => el('option', { value }, text)));

/** Chooses what the address says, where there is such a thing. */
const choose = (select, value) => {
  if (value !== null && [...select.options].some(option => option.value === value)) select.value = value;
};

/**
 * @param architectures of the stack; where it has several, two can be shown beside each other
 * @param changed called after every choice
 */
export function viewForm(views, architectures, changed) {
  const form = byId('view-form').elements;
  const choice = {
    view: null, measure: null, key: null, every: null, everyText: null, everyMs: 0, most: 40, to: null, beside: null, scale: 'linear',
  };
  const pairs = pairsOf(architectures);

  function readView() {
    choice.view = views.find(v => v.name === form.view.value);
    choice.key = null;
    options(form.measure, numbersOf(choice.view).map(m => [m.name, m.name]));
    const spans = choice.view.window ? spansOf(choice.view) : [];
    options(form.every, spans.map(([text]) => [text, spanWords(text)]));
    for (const name of ['every', 'count', 'to']) form[name].closest('label').hidden = spans.length === 0;
    drawKeys();
  }

  function drawKeys() {
    const { view } = choice;
    byId('view-keys').replaceChildren(...(view.window ? view.keys : []).map(k => el('label', {}, `${k.name} `,
      el('input', { name: `key-${k.name}`, size: 12, autocomplete: 'off', value: choice.key?.[k.name] ?? '', placeholder: NULL, title: `Empty is ${NULL}` }))));
  }

  function readRest() {
    const { view } = choice;
    choice.measure = view.measures.find(m => m.name === form.measure.value);
    [choice.every, choice.everyMs] = view.window ? spansOf(view).find(([text]) => text === form.every.value) : [null, 0];
    choice.everyText = choice.every && spanWords(choice.every);
    choice.most = Number(form.count.value);
    choice.beside = pairs.find(pair => pair.join() === form.beside.value) ?? null;
    choice.to = form.to.value ? new Date(`${form.to.value}Z`).toISOString() : null;
    choice.scale = form.scale.value;
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
  options(form.beside, [['', 'no'], ...pairs.map(pair => [pair.join(), pair.join(' and ')])]);
  form.beside.closest('label').hidden = pairs.length === 0;
  readView();
  readRest();

  return {
    choice,
    setKey(key) {
      choice.key = key;
      drawKeys();
    },
    /** Chooses another scale, as a reader does. */
    useScale(scale) {
      form.scale.value = scale;
      readRest();
      changed();
    },
    /** Takes the choices from an address; what it does not say, or what there is not, stays as it is. */
    read(parameters) {
      if (parameters.has('view')) {
        choose(form.view, parameters.get('view'));
        readView();
      }
      for (const name of ['measure', 'every', 'count', 'beside', 'scale']) choose(form[name], parameters.get(name));
      if (parameters.has('to')) form.to.value = parameters.get('to').replace(/(:00(\.000)?)?Z$/, '');
      choice.key = keyIn(parameters, choice.view.keys.map(k => k.name)) ?? choice.key;
      drawKeys();
      readRest();
    },
    /** The choices for an address, without those that are as at the start. */
    entries: () => [
      ['view', choice.view.name], ['measure', choice.measure?.name], ...keyEntries(choice.view.window ? choice.key : null),
      ['every', choice.every], ['count', choice.most === 40 || !choice.view.window ? null : choice.most], ['to', choice.to],
      ['scale', choice.scale === 'linear' ? null : choice.scale], ['beside', choice.beside?.join()],
    ],
  };
}
