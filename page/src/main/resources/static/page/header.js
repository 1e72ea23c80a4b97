// The line that is always in sight: connection, cut, freshness, and what is down.
import { byId, el, setFigure, setText } from './dom.js';
import { clock, count, duration } from './format.js';
import { figuresOf } from './figures.js';
import { troublesOf } from './degraded.js';
import { onLink, onSnapshot } from './live.js';

let lost = null;

function showTroubles(troubles) {
  const all = lost ? [{ name: 'link', text: lost }] : troubles;
  const list = byId('trouble');
  const names = all.map(t => t.name).join();
  if (list.dataset.names !== names) {
    list.dataset.names = names;
    list.replaceChildren(...all.map(t => el('li', { 'data-trouble': t.name })));
    // The sentences change every second; what is read aloud changes only when something goes or comes back.
    setText(byId('announced'), all.length ? all.map(t => t.text).join(' ') : 'Everything is up.');
  }
  all.forEach((t, i) => setText(list.children[i], t.text));
}

export function startHeader() {
  onLink((link, newest) => {
    const state = byId('link');
    state.className = `state ${link}`;
    setText(state, link === 'lost' ? 'connection lost' : link);
    lost = link === 'lost'
      ? `The serving layer does not answer. ${newest ? `What is shown is from ${clock(newest.at)}.` : 'Nothing is known yet.'}`
      : null;
    showTroubles(newest ? troublesOf(newest) : []);
  });
  onSnapshot(snapshot => {
    const figures = figuresOf(snapshot, null);
    setText(byId('pipeline-name'), snapshot.pipeline);
    setFigure('cut', count(figures.cut));
    setFigure('cutAge', figures.cutAgeMs === null ? '' : ` ${duration(figures.cutAgeMs)} ago`);
    setFigure('freshness', duration(figures.freshnessMs));
    setFigure('hidden', count(figures.hidden));
    setFigure('rateIn', count(figures.rateIn));
    showTroubles(troublesOf(snapshot));
  });
}
