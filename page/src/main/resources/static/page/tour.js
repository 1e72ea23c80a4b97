// The guided tour: one step after the other, beside what it is about, with that marked. Escape ends it; the arrow keys go on and back.
import { byId, el } from './dom.js';
import { closeExplanation, explainBeside } from './popover.js';
import { current } from './tabs.js';
import { STEPS } from './tour-steps.js';

let at = null;

const mark = (step, on) => [step.at, step.also].filter(Boolean)
  .forEach(selector => document.querySelector(selector)?.classList.toggle('toured', on));

function show(number) {
  const step = STEPS[number];
  if (at !== null) mark(STEPS[at], false);
  if (current() !== step.section) {
    // The step begins once its section is shown; what an address change closes is closed by then.
    addEventListener('hashchange', () => requestAnimationFrame(() => begin(number)), { once: true });
    at = number;
    location.hash = `#${step.section}`;
    return;
  }
  begin(number);
}

function begin(number) {
  const step = STEPS[number];
  const anchor = document.querySelector(step.at);
  at = number;
  anchor.scrollIntoView({ block: 'center' });
  const button = (text, to, strong) => el('button', { type: 'button', class: strong ? 'strong' : null, click: () => (to === null ? stop() : show(to)) }, text);
  explainBeside(anchor, 'tour', [
    el('p', { class: 'count' }, `${number + 1} of ${STEPS.length}`),
    el('h3', {}, step.title),
    ...step.words.map(words => el('p', {}, words)),
    el('div', { class: 'steps' },
      number > 0 ? button('Back', number - 1) : null,
      number + 1 < STEPS.length ? button('Next', number + 1, true) : button('Done', null, true)),
  ], () => mark(step, false));
  mark(step, true);
  byId('tour').querySelector('.strong').focus({ preventScroll: true });
}

function stop() {
  closeExplanation();
  at = null;
  if (current() === 'pipeline') byId('tour-start').focus();
}

export function startTour() {
  byId('tour-start').addEventListener('click', event => {
    // The click would close at once what it opens.
    event.stopPropagation();
    show(0);
  });
  addEventListener('keydown', event => {
    const to = at + ({ ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0);
    if (byId('tour') && to !== at && STEPS[to]) show(to);
  });
}
