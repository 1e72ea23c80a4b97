// The picture of the architecture: figures on its arrows, boxes that explain themselves, what is down marked as down.
import { byId, el, setFigure, setText } from './dom.js';
import { count, duration } from './format.js';
import { figuresOf } from './figures.js';
import { showArchitectures } from './architectures.js';
import { quarantineLine } from './coverage.js';
import { layerOf, since } from './degraded.js';
import { EXPLANATIONS } from './explanations.js';
import { onSnapshot } from './live.js';
import { closeExplanation, explainBeside, isOpenAt } from './popover.js';

let before = null;

/** An arrow moves when something flows along it. */
function setFlow(name, flows) {
  document.querySelector(`[data-flow="${name}"]`).classList.toggle('flows', Boolean(flows));
}

function showFigures(figures) {
  setFigure('accepted', count(figures.accepted));
  setFigure('rejected', count(figures.rejected));
  setFigure('logEnd', count(figures.logEnd));
  setFigure('rateSpeed', count(figures.rateSpeed));
  setFigure('lag', count(figures.lag));
  setFigure('openSegment', count(figures.openSegment));
  setFigure('rows', count(figures.rows));
  setFigure('flush', duration(figures.flushMs));
  setFigure('speedPart', count(figures.speedPart));
  setFigure('uncut', count(figures.uncut));
  setFigure('batchState', figures.batchState ?? '–');
  setFigure('lastRun', duration(figures.lastRunMs));
  setFigure('lastEvents', count(figures.lastEvents));
  setFigure('lastWindows', count(figures.lastWindows));
  setFigure('batchPart', count(figures.batchPart));
  setFigure('queries', figures.queryRate === null ? '–' : figures.queryRate.toFixed(1));
}

function showFlows(figures) {
  const batchWorks = figures.batchState !== null && figures.batchState !== 'idle';
  setFlow('in', figures.rateIn > 0);
  setFlow('speedIn', figures.rateSpeed > 0);
  setFlow('speedOut', figures.rateSpeed > 0);
  setFlow('batchIn', batchWorks);
  setFlow('batchOut', batchWorks);
  setFlow('speedRead', figures.queryRate > 0);
  setFlow('batchRead', figures.queryRate > 0);
}

function showQuarantine(coverage) {
  const line = quarantineLine(coverage);
  setText(byId('quarantine'), line);
  byId('quarantine').hidden = line === '';
}

function showAlarms(snapshot) {
  document.querySelectorAll('[data-box]').forEach(box => {
    const layer = layerOf(snapshot, box.dataset.box);
    const alarm = box.querySelector('.alarm');
    const down = layer && !layer.up;
    box.classList.toggle('absent', !layer);
    box.classList.toggle('down', Boolean(down));
    alarm.hidden = !down;
    setText(alarm, down ? `down ${since(layer)}` : '');
  });
}

function explain(box) {
  if (isOpenAt(box)) {
    closeExplanation();
    return;
  }
  const said = EXPLANATIONS[box.dataset.box];
  explainBeside(box, 'explain-box', [
    el('h3', {}, said.title),
    ...said.sentences.map(sentence => el('p', {}, sentence)),
    el('p', { class: 'links' },
      'Code: ', el('code', {}, said.code), ', begin at ', el('code', {}, said.first),
      ' · ', el('a', { href: `/docs/${said.doc}.html` }, 'Read more')),
  ]);
}

export function startPipeline() {
  document.querySelectorAll('[data-box]').forEach(box => {
    box.setAttribute('aria-expanded', 'false');
    box.append(el('span', { class: 'what', 'aria-hidden': 'true' }, '?'));
    box.addEventListener('click', () => explain(box));
  });
  onSnapshot(snapshot => {
    const figures = figuresOf(snapshot, before);
    showFigures(figures);
    showFlows(figures);
    showAlarms(snapshot);
    showQuarantine(snapshot.coverage);
    showArchitectures(snapshot, before);
    before = snapshot;
  });
}
