// What the page asks of a view, and what it makes of the answer. Knows no chart and no document.
import { minus } from './digits.js';
import { NULL } from './format.js';

/** Measures of these kinds add up: merged is batch plus real-time. An average or a distinct count does not. */
export const adds = measure => /^(COUNT|SUM)\b/i.test(measure.kind);

const isNumber = type => /^(BIGINT|INTEGER|DOUBLE|DECIMAL)/.test(type);
export const numbersOf = view => view.measures.filter(m => isNumber(m.type));

/** PT1M, PT1H, PT24H, P1D in milliseconds. */
export function millis(iso) {
  const [, d, h, m, s] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso);
  return (((+(d ?? 0) * 24 + +(h ?? 0)) * 60 + +(m ?? 0)) * 60 + +(s ?? 0)) * 1000;
}

const SPANS = [['1m', 60e3], ['5m', 300e3], ['15m', 900e3], ['1h', 3600e3], ['6h', 21600e3], ['1d', 86400e3]];

const WORDS = { '1m': '1 min', '5m': '5 min', '15m': '15 min', '1h': '1 h', '6h': '6 h', '1d': '1 day' };

/** A span as it is read. */
export const spanWords = text => WORDS[text] ?? text;

const AXIS = { COUNT: 'events', SUM: 'sum', AVG: 'mean', MIN: 'smallest', MAX: 'largest', APPROX_COUNT_DISTINCT: 'distinct, estimated' };

/** What a measure's axis says: a count's unit is events, of the others what they are. */
export const axisOf = ({ name, kind }) => `${name}, ${AXIS[kind] ?? kind}`;

/** The windows that a view can be rolled up to: [text, milliseconds], its own first. */
export function spansOf(view) {
  const own = millis(view.window);
  const name = SPANS.find(([, ms]) => ms === own)?.[0] ?? view.window;
  return [[name, own], ...SPANS.filter(([, ms]) => ms > own && ms % own === 0)];
}

/** What asks for the newest windows. A view's own are asked for without a span, because weeks that readers ask for begin on Monday. */
export const newestWindows = ({ view, every, everyMs, most, to }) => [
  ...(everyMs === millis(view.window) ? [] : [['every', every]]), ['order', '-window_start'], ['limit', most], ...(to ? [['to', to]] : [])];

export const keyOf = (view, row) => Object.fromEntries(view.keys.map(k => [k.name, row[k.name]]));
export const keyText = key => Object.values(key).map(v => v ?? NULL).join(' · ');
export const sameKey = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** One window or one key: what is merged, and what each side has (undefined where it has no such row). */
export const part = (row, measure) => ({
  merged: row[measure.name],
  batch: row.parts.batch?.[measure.name],
  speed: row.parts.speed?.[measure.name],
});

/** The newest windows without holes, oldest first. A window without rows is shown empty. */
export function windowsOf(rows, measure, everyMs, most) {
  if (rows.length === 0) return [];
  const byStart = new Map(rows.map(row => [Date.parse(row.window_start), row]));
  const newest = Math.max(...byStart.keys());
  const oldest = Math.max(Math.min(...byStart.keys()), newest - (most - 1) * everyMs);
  const windows = [];
  for (let start = oldest; start <= newest; start += everyMs) {
    const row = byStart.get(start);
    windows.push({ start, ...(row ? part(row, measure) : { merged: undefined, batch: undefined, speed: undefined }) });
  }
  return windows;
}

/** What another answer has in the same windows; undefined where it has none. */
export function valuesAt(windows, rows, measure) {
  const byStart = new Map(rows.map(row => [Date.parse(row.window_start), row[measure.name]]));
  return windows.map(w => byStart.get(w.start));
}

/** How much late events have added to windows that had newer ones beside them already: start -> amount. */
export function lateIn(before, now) {
  const late = new Map();
  if (before.length === 0) return late;
  const newest = before[before.length - 1].start;
  const old = new Map(before.map(w => [w.start, w.merged ?? 0]));
  for (const window of now) {
    const grown = minus(window.merged ?? 0, old.get(window.start) ?? 0);
    if (window.start < newest && old.has(window.start) && grown > 0) late.set(window.start, grown);
  }
  return late;
}
