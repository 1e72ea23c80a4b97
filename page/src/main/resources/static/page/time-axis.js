// Where a time axis is labelled, and how: round times, the day below where it begins, the year and the zone in the axis's title. All UTC.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR,
  DAY, 2 * DAY, 7 * DAY, 14 * DAY];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** 1970-01-05 was a Monday: steps of weeks meet Mondays. */
const MONDAY = 4 * DAY;

const day = time => new Date(time).toISOString().slice(0, 10);
const timeOfDay = time => new Date(time).toISOString().slice(11, 16);
const wholeDays = times => times.every(time => time % DAY === 0);

/** 26 Nov */
export function shortDate(time) {
  const date = new Date(time);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

const year = time => new Date(time).getUTCFullYear();

/** 26 Nov 2026, 26 Nov – 3 Dec 2026, 30 Dec 2026 – 2 Jan 2027 */
export function span(from, to) {
  if (day(from) === day(to)) return `${shortDate(from)} ${year(from)}`;
  return year(from) === year(to) ? `${shortDate(from)} – ${shortDate(to)} ${year(to)}` : `${shortDate(from)} ${year(from)} – ${shortDate(to)} ${year(to)}`;
}

/** What stands below the axis: what it measures, its zone, and the days and year that its labels leave out. */
export const title = (times, what) => (times.length ? `${what}, UTC, ${span(times[0], times[times.length - 1])}` : `${what}, UTC`);

/**
 * The labels of an axis: an array with a text for each time that has one, else null. Two lines where a day begins.
 *
 * @param times ascending, in milliseconds since 1970
 * @param most how many labels have room
 */
export function labels(times, most) {
  const room = Math.max(1, most);
  const chosen = round(times, room) ?? every(times, room);
  let shown = null;
  return times.map((time, i) => {
    if (!chosen.has(i)) return null;
    const begins = day(time) !== shown;
    shown = day(time);
    if (wholeDays(times)) return shortDate(time);
    return begins ? `${timeOfDay(time)}\n${shortDate(time)}` : timeOfDay(time);
  });
}

/** The places of the smallest round step that has room, if some times lie on one. */
function round(times, room) {
  for (const step of STEPS) {
    const offset = step % (7 * DAY) === 0 ? MONDAY : 0;
    const on = times.flatMap((time, i) => ((time - offset) % step === 0 ? [i] : []));
    if (on.length <= room && on.length >= Math.min(times.length, 2)) return new Set(on);
    if (on.length < 2) return null;
  }
  return null;
}

function every(times, room) {
  const step = Math.ceil(times.length / room);
  return new Set(times.flatMap((_, i) => (i % step === 0 ? [i] : [])));
}
