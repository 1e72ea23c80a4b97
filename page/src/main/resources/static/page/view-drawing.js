// What an answer about a view looks like: the chart, the words around it, the same rows as a table, and the keys with the most.
import { byId, setText, table } from './dom.js';
import { value, windowStart } from './format.js';
import { barChart } from './view-chart.js';
import { coverageLine, offsetLines } from './coverage.js';
import { nearest } from './digits.js';
import { Lateness, lateTotal } from './late.js';
import { saveButtons } from './save.js';
import { hasLogarithm, tooLow } from './scale.js';
import { showTop } from './top.js';
import { adds, axisOf, keyOf, keyText, part, valuesAt, windowsOf } from './view-model.js';
import { hasBoth, highest } from './view-series.js';

/**
 * @param choose called with a key that was chosen in the list
 * @param useLog called for a logarithmic scale
 */
export function viewDrawing(choose, useLog) {
  const chart = barChart(byId('view-chart'));
  /** What was late, for each choice that was shown. */
  const late = new Map();
  let shown = null;
  byId('view-low').querySelector('button').addEventListener('click', useLog);
  byId('view-save').replaceChildren(saveButtons(
    () => `${shown.choice.view.name}-${shown.choice.measure.name}`, () => shown.rows, () => (shown ? chart : null)));

  function bars(choice, top, windows) {
    if (!windows) return top.rows.map(row => keyBar(choice, row));
    const seen = windowsOf(windows.rows, choice.measure, choice.everyMs, choice.most);
    const what = JSON.stringify([choice.view.name, choice.measure.name, choice.key, choice.every, choice.beside?.[0] ?? null]);
    if (!late.has(what)) late.set(what, new Lateness());
    const lateness = adds(choice.measure) ? late.get(what) : null;
    lateness?.see(seen);
    return seen.map(w => ({ ...w, title: windowStart(w.start, choice.everyMs), late: lateness?.of(w.start) ?? null }));
  }

  function draw(choice, top, windows, others) {
    const { view, measure } = choice;
    const drawn = bars(choice, top, windows);
    const { coverage } = windows ?? top;
    const numbers = drawn.flatMap(b => [b.merged, b.batch, b.speed]).filter(n => n !== null && n !== undefined).map(nearest);
    const log = choice.scale === 'log' && hasLogarithm(numbers);
    const other = others && { name: choice.beside[1], values: valuesAt(drawn, others.rows, measure) };
    shown = { choice: { ...choice }, top, windows, others, rows: rowsOf(drawn, choice, windows) };
    chart.show(drawn, {
      stacks: adds(measure), log, measure: measure.name, axis: axisOf(measure), coverage: offsetLines(coverage), other,
      places: windows
        ? { times: drawn.map(b => b.start), what: `start of each window of ${choice.everyText}` }
        : { names: drawn.map(b => b.title), what: view.keys.map(k => k.name).join(', ') },
    });
    describe(choice, drawn, windows, coverage, other, log);
    describeLow(log ? 0 : tooLow(drawn.map(b => nearest(b.merged))));
    byId('view-table').replaceChildren(tableOf(drawn, choice, windows));
    byId('top-title').hidden = view.keys.length === 0;
    byId('top').hidden = view.keys.length === 0;
    setText(byId('top-title'), `Top ${top.rows.length} by ${measure.name}, over all time${choice.beside ? `, ${choice.beside[0]}` : ''}`);
    showTop(view, measure, top.rows, choice.key, view.window ? choose : null);
  }

  return {
    draw,
    /** The same answer in another scale, if the choice asks nothing else. */
    redraw(choice) {
      if (shown && questionOf(choice) === questionOf(shown.choice)) draw(choice, shown.top, shown.windows, shown.others);
    },
  };
}

/** All of a choice but the scale. */
const questionOf = ({ view, measure, key, every, most, to, beside }) =>
  JSON.stringify([view.name, measure?.name, key, every, most, to, beside]);

function keyBar({ view, measure }, row) {
  const title = view.keys.length ? keyText(keyOf(view, row)) : view.name;
  return { ...part(row, measure), title, late: null };
}

function describe(choice, bars, windows, coverage, other, log) {
  const { view, measure } = choice;
  const box = byId('view-chart');
  box.setAttribute('aria-label', `${measure.name} of ${view.name}, ${bars.length} bars; arrow keys step through them. The same rows are in the table below.`);
  box.dataset.cut = coverage.cut;
  box.hidden = bars.length === 0;
  setText(byId('legend-other'), other ? `▲ ${other.name}` : '');
  byId('legend-boundary').hidden = !adds(measure) || log || !bars.some(bar => hasBoth(bar, highest(bars)));
  byId('legend-merged').hidden = adds(measure) && !log;
  setText(byId('view-caption'), bars.length === 0
    ? `${view.name} has no rows yet. Send some events: see Break it.`
    : `${measure.name}${windows && view.keys.length ? ` of ${keyText(choice.key)}` : ''}. ${coverageLine(coverage)}`);
  const [amount, places] = lateTotal(bars);
  byId('view-late').hidden = places === 0;
  byId('legend-late').hidden = places === 0;
  setText(byId('view-late'), places === 0 ? ''
    : `Late: ${value(amount)} (${measure.name}) in ${places} of ${bars.length} windows came after newer windows had begun, and is counted where it belongs.`);
}

function describeLow(low) {
  byId('view-low').hidden = low === 0;
  setText(byId('view-low').firstElementChild, low === 1 ? 'One bar is too low to be seen.' : `${low} bars are too low to be seen.`);
}

const COLUMNS = (choice, windows) => [windows ? 'window start (UTC)' : choice.view.keys.map(k => k.name).join(', ') || 'view'];

function tableOf(bars, choice, windows) {
  const { measure } = choice;
  const late = windows && adds(measure);
  return table(
    [...COLUMNS(choice, windows), measure.name, 'batch', 'real-time', ...(late ? ['late'] : [])],
    bars.map(b => [b.title, value(b.merged), value(b.batch), value(b.speed), ...(late ? [value(b.late ?? undefined)] : [])]).reverse(),
    [1, 2, 3, 4], `${measure.name} by window, newest first`);
}

/** The rows for a file: numbers with their digits, times as answers have them. */
function rowsOf(bars, choice, windows) {
  const [first] = windows ? ['window_start'] : [choice.view.keys.map(k => k.name).join(' ') || 'view'];
  const { name } = choice.measure;
  return {
    names: [first, name, `${name}__batch`, `${name}__speed`, ...(windows ? [`${name}__late`] : [])],
    rows: bars.map(b => ({
      [first]: windows ? new Date(b.start).toISOString().replace('.000Z', 'Z') : b.title,
      [name]: b.merged, [`${name}__batch`]: b.batch, [`${name}__speed`]: b.speed, [`${name}__late`]: b.late,
    })),
  };
}
