// How figures are written. What is not known is a dash, never 0.

export const UNKNOWN = '–';

const known = value => value !== null && value !== undefined && !Number.isNaN(value);
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const some = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** 12,345 */
export const count = value => (known(value) ? whole.format(value) : UNKNOWN);

/** A number with two digits after the point at most; anything else as it is. */
export function value(any) {
  if (!known(any)) return UNKNOWN;
  return typeof any === 'number' ? some.format(any) : String(any);
}

/** 640 ms, 2.4 s, 3 min, 2.5 h */
export function duration(ms) {
  if (!known(ms)) return UNKNOWN;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}

/** The time of day of an instant, in the reader's time zone. */
export const clock = instant => (instant ? new Date(instant).toLocaleTimeString('en-GB') : UNKNOWN);

/** A window's start, UTC: 2001-01-14 06:15, and its date alone for windows of whole days. */
export function windowStart(instant, everyMs) {
  const text = new Date(instant).toISOString();
  return everyMs % 86_400_000 === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}
