// Late events by window: what came for a window after newer ones had begun. Two answers tell what came between them; of the first, only
// what the cut tells. Knows no document.
import { minus } from './digits.js';
import { lateIn } from './view-model.js';

/**
 * What was late before anybody looked: the real-time part of windows that are older than the newest one that batch has rows of. The log
 * had come to that newest window before the cut, and these events came after it.
 */
export function lateByCut(windows) {
  const newest = windows.findLast(w => w.batch !== undefined && w.batch !== null);
  if (!newest) return new Map();
  return new Map(windows.filter(w => w.start < newest.start && Number(w.speed ?? 0) > 0).map(w => [w.start, w.speed]));
}

/** start -> how much was late, for one choice of view, measure, key and span. It stays when batch has taken the events over. */
export class Lateness {
  #seen = new Map();
  #before = null;

  /** @param windows as they are now, oldest first */
  see(windows) {
    const late = this.#before === null ? lateByCut(windows) : lateIn(this.#before, windows);
    for (const [start, amount] of late) this.#seen.set(start, plus(this.#seen.get(start), amount));
    this.#before = windows;
  }

  /** Of one window; null where nothing was late. */
  of(start) {
    return this.#seen.get(start) ?? null;
  }
}

const plus = (a, b) => (a === undefined ? b : minus(a, minus(0, b)));

/** How much was late, and in how many windows: [amount, windows]. */
export function lateTotal(bars) {
  const late = bars.filter(bar => bar.late !== null && bar.late !== undefined);
  return [late.reduce((total, bar) => plus(total, bar.late), undefined) ?? 0, late.length];
}
