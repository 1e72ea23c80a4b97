// The keys with the most, each with its two parts. Choosing one shows its windows.
import { byId, el, table } from './dom.js';
import { value } from './format.js';
import { adds, keyOf, keyText, part, sameKey } from './view-model.js';

/** @param choose called with a key; null where keys have no windows to show */
export function showTop(view, measure, rows, chosen, choose) {
  const bars = rows.map(row => ({ key: keyOf(view, row), ...part(row, measure) }));
  const most = Math.max(1, ...bars.map(b => b.merged ?? 0));
  const focused = document.activeElement?.closest('#top') ? document.activeElement.textContent : null;
  byId('top').replaceChildren(table(
    ['', view.keys.map(k => k.name).join(', '), measure.name, 'batch', 'real-time', ...(adds(measure) ? [''] : [])],
    bars.map((bar, i) => [
      String(i + 1), name(bar, chosen, choose), value(bar.merged), value(bar.batch), value(bar.speed),
      ...(adds(measure) ? [strip(bar, most)] : []),
    ]),
    [0, 2, 3, 4],
  ));
  if (focused) [...document.querySelectorAll('#top button')].find(b => b.textContent === focused)?.focus();
}

function name(bar, chosen, choose) {
  if (!choose) return keyText(bar.key);
  return el('button', {
    type: 'button', class: 'link', 'aria-pressed': String(sameKey(bar.key, chosen)), click: () => choose(bar.key),
  }, keyText(bar.key));
}

function strip(bar, most) {
  const node = el('div', { class: 'bar' }, el('span', { class: 'batch' }), el('span', { class: 'speed' }));
  node.style.setProperty('--in-batch', (bar.batch ?? 0) / most);
  node.style.setProperty('--in-speed', (bar.speed ?? 0) / most);
  return node;
}
