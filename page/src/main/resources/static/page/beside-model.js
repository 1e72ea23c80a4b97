// Two architectures' answers about one view: which rows differ, and what their coverages say about it. Knows no document.
import { same } from './digits.js';
import { count, duration, UNKNOWN } from './format.js';
import { partitionsOf } from './figures.js';
import { keyOf, newestWindows } from './view-model.js';

const MOST = 1000;
const CLOSE = 1e-9;

/** Every two of them, in their order: [['lambda', 'kappa'], …]. */
export const pairsOf = architectures =>
  architectures.flatMap((left, i) => architectures.slice(i + 1).map(right => [left, right]));

/** What is asked of both: the keys over all time or, where there are none, the newest windows. */
export const besideParameters = choice => (choice.view.keys.length || !choice.view.window
  ? [...(choice.view.window ? [['every', 'all']] : []), ['limit', MOST]]
  : newestWindows(choice));

const identity = view => row => (view.keys.length ? JSON.stringify(keyOf(view, row)) : String(row.window_start));

/** Where an answer is cut off, what follows the last row that both have is not compared. */
function comparable(left, right, idOf) {
  if (!left.next && !right.next) return [left.rows, right.rows];
  const inRight = new Map(right.rows.map((row, i) => [idOf(row), i]));
  const last = left.rows.findLastIndex(row => inRight.has(idOf(row)));
  return last < 0 ? [[], []] : [left.rows.slice(0, last + 1), right.rows.slice(0, inRight.get(idOf(left.rows[last])) + 1)];
}

/** A running total of DOUBLE depends on its order, so its last digits say nothing. */
const equal = (a, b, type) => same(a, b)
  || (type === 'DOUBLE' && a !== null && b !== null && Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b)));

/** The rows of two answers, each with both values (undefined where one has no such row) and whether they differ. */
export function compare(view, measure, left, right) {
  const idOf = identity(view);
  const [lefts, rights] = comparable(left, right, idOf);
  const rest = new Map(rights.map(row => [idOf(row), row]));
  const pair = (row, a, b) => ({
    row, left: a?.[measure.name], right: b?.[measure.name],
    differs: !a || !b || !equal(a[measure.name], b[measure.name], measure.type),
  });
  const pairs = lefts.map(row => {
    const other = rest.get(idOf(row));
    rest.delete(idOf(row));
    return pair(row, row, other);
  });
  return [...pairs, ...[...rest.values()].map(row => pair(row, undefined, row))];
}

/** How many offsets that the other coverage has are not in this one. */
function behind(coverage, other) {
  const reached = new Map(partitionsOf(coverage).map(p => [`${p.source} ${p.partition}`, p.speed_to]));
  return partitionsOf(other)
    .reduce((total, p) => total + Math.max(0, p.speed_to - (reached.get(`${p.source} ${p.partition}`) ?? 0)), 0);
}

const many = (number, thing) => `${count(number)} ${thing}${number === 1 ? '' : 's'}`;

/**
 * Equal, or how many rows differ and what the coverages say to it: {state, text}. The state is 'open' only where both cover the same, so
 * that the coverages do not explain the difference.
 */
export function verdict(pairs, measure, left, right) {
  const differing = pairs.filter(pair => pair.differs).length;
  const cutOff = left.next || right.next ? ' that could be compared' : '';
  if (pairs.length === 0) return { state: 'empty', text: 'There are no rows to compare yet.' };
  if (differing === 0) {
    return { state: 'equal', text: `Equal: ${measure.name} in ${pairs.length === 1 ? 'the one row' : `all ${many(pairs.length, 'row')}`}${cutOff}.` };
  }
  const all = `${count(differing)} of ${many(pairs.length, 'row')}${cutOff} ${differing === 1 ? 'differs' : 'differ'}`;
  const why = reason(left.coverage, right.coverage);
  return why ? { state: 'behind', text: `${all}, because ${why}.` }
    : { state: 'open', text: `${all}, although ${coversTheSame(left.coverage, right.coverage)}.` };
}

function reason(left, right) {
  const lefts = behind(left, right);
  const rights = behind(right, left);
  const one = (a, number, b) => `${a.architecture} is ${many(number, 'offset')} behind ${b.architecture}`;
  if (lefts > 0 && rights > 0) return `${one(left, lefts, right)} in some partitions and ${count(rights)} ahead in others`;
  if (lefts > 0) return one(left, lefts, right);
  return rights > 0 ? one(right, rights, left) : null;
}

function coversTheSame(left, right) {
  const atLeast = [left, right].filter(c => !c.exact).map(c => c.architecture);
  const again = [left, right].filter(countsAgain).map(c =>
    `${c.architecture} counts a redelivered event ${within(c)}, and what comes later again until the next run`);
  const more = atLeast.length === 0 ? [] : [`${atLeast.join(' and ')} may already hold more, row by row`];
  const why = [...again, ...more];
  return [atLeast.length === 0 ? 'both cover the same offsets' : 'both name the same offsets', ...why].join('; ');
}

/** Whether redelivered events can make an answer too high: which of two is, the coverages do not say. */
const within = coverage => (coverage.sources ?? []).map(s => s.redelivered).find(r => r?.startsWith('once within')) ?? null;
const countsAgain = coverage => within(coverage) !== null;

/** What an answer promises and how old it is, in three short lines. */
export function promises(coverage) {
  const published = coverage.published_at ? Date.parse(coverage.generated_at) - Date.parse(coverage.published_at) : null;
  return [
    coverage.exact ? `exact${countsAgain(coverage) ? `, a redelivery ${within(coverage)}` : ''}` : 'at least its offsets',
    `${many(coverage.lag_events, 'offset')} behind the log`,
    coverage.freshness_ms === null && published !== null && coverage.architecture === 'batch-only'
      ? `published ${duration(published)} ago`
      : `age ${coverage.freshness_ms === null ? UNKNOWN : duration(coverage.freshness_ms)}`,
  ];
}
