// An explanation right beside what it explains: one at a time, closed by Escape, by its button, or by what opened it.
import { byId, el } from './dom.js';

const GAP = 12;
const NARROW = 600;
let open = null;

function close(back) {
  if (!open) return;
  const { anchor, panel, closed } = open;
  open = null;
  panel.remove();
  anchor.setAttribute('aria-expanded', 'false');
  closed?.();
  if (back) anchor.focus();
}

/** Below what it explains, or above it where there is no room, and inside of the page. On a narrow one, what is above is what was just read. */
function lay({ anchor, panel }) {
  const at = anchor.getBoundingClientRect();
  const width = Math.min(520, document.documentElement.clientWidth - 2 * GAP);
  panel.style.width = `${width}px`;
  const left = Math.min(Math.max(GAP, at.left + at.width / 2 - width / 2), document.documentElement.clientWidth - width - GAP);
  panel.style.left = `${left + scrollX}px`;
  const isNarrow = document.documentElement.clientWidth < NARROW;
  const above = !isNarrow && at.bottom + GAP + panel.offsetHeight > innerHeight && at.top - GAP - panel.offsetHeight > 0;
  panel.style.top = `${(above ? at.top - GAP - panel.offsetHeight : at.bottom + GAP) + scrollY}px`;
  panel.classList.toggle('above', above);
  panel.style.setProperty('--to-anchor', `${Math.min(width - 24, Math.max(24, at.left + at.width / 2 - left))}px`);
}

/**
 * Opens an explanation beside an element, in place of the one that is open.
 *
 * @param name its id
 * @param children what it says
 * @param closed called when it closes
 */
export function explainBeside(anchor, name, children, closed = null) {
  close(false);
  const panel = el('aside', { id: name, class: 'popover', 'aria-live': 'polite' },
    el('button', { type: 'button', class: 'quiet close', 'aria-label': 'Close', click: () => close(true) }, '×'), ...children);
  byId('main').append(panel);
  anchor.setAttribute('aria-expanded', 'true');
  open = { anchor, panel, closed };
  lay(open);
  panel.scrollIntoView({ block: 'nearest' });
}

export const isOpenAt = anchor => open?.anchor === anchor;
export const closeExplanation = () => close(false);

export function startPopovers() {
  // What it stands beside may move: an answer comes, a layer goes.
  new ResizeObserver(() => open && lay(open)).observe(document.body);
  addEventListener('keydown', event => { if (event.key === 'Escape') close(true); });
  addEventListener('hashchange', () => close(false));
  document.addEventListener('click', event => {
    // A button that has put another explanation in the place of its own is gone by now.
    if (open && event.target.isConnected && !open.panel.contains(event.target) && !open.anchor.contains(event.target)) close(false);
  });
}
