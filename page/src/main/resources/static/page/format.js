// How figures are written. What is not known, or not there, is a dash, never 0; what an answer says is NULL is NULL.
import { isNumber } from './digits.js';

export const UNKNOWN = '–';
export const NULL = 'NULL';

const known = value => value !== null && value !== undefined && !Number.isNaN(value);
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** From here on a number is left in the form with an exponent, as numbers of JavaScript are. */
const LONGEST = 21;

/** 12,345 */
export const count = value => (known(value) ? whole.format(value) : UNKNOWN);

/** A number with each digit that it came with, those before the point in groups of three; anything else as it is. Undefined is not there. */
export function value(any) {
  if (any === null) return NULL;
  if (!known(any)) return UNKNOWN;
  return isNumber(any) ? grouped(plain(String(any))) : String(any);
}

const grouped = text => text.replace(/^(-?)(\d+)(?![\d]*[eE])/, (_, sign, whole) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** 1.5E7 as 15000000; what would be very long or very small stays as it is. */
function plain(text) {
  const [, sign, whole, fraction, exponent] = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const digits = whole + (fraction ?? '').replace(/^0$/, '');
  const point = whole.length + Number(exponent);
  if (point > LONGEST || point < -5) return text;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const rest = digits.slice(point);
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}${rest ? `.${rest}` : ''}`;
}

/** 640 ms, 2.4 s, 3 min, 2.5 h */
export function duration(ms) {
  if (!known(ms)) return UNKNOWN;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}

/** The time of day of an instant: 12:03:10 UTC. The page has one time zone, that of the windows. */
export const clock = instant => (instant ? `${new Date(instant).toISOString().slice(11, 19)} UTC` : UNKNOWN);

/** A time or date of an answer, as it is read: 2001-01-14 06:15, with seconds and milliseconds where it has some. Anything else as it is. */
export function moment(text) {
  const [, date, time, rest] = /^([+-]?\d{4,}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d+)?)Z$/.exec(text) ?? [];
  return date ? `${date} ${time}${rest === ':00' ? '' : rest}` : text;
}

/** A window's start, UTC: 2001-01-14 06:15, and its date alone for windows of whole days. */
export function windowStart(instant, everyMs) {
  const text = new Date(instant).toISOString();
  return everyMs % 86_400_000 === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}
