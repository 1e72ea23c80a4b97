// The axes of the page's charts: titles, round times, figures. What is on them is told by the caller.
import { axisText } from './colors.js';
import { tick } from './scale.js';
import { labels, title } from './time-axis.js';

const LABEL_PX = 58;
const EDGES_PX = 90;
const NARROW_PX = 500;

/** On a phone the zone and the days have a line of their own. */
function titleOf({ times, what }, width) {
  if (!times) return what;
  return width < NARROW_PX ? title(times, what).replace(', UTC', '\nUTC') : title(times, what);
}

/**
 * The axis below.
 *
 * @param places {times} in milliseconds since 1970, or {names}; and `what` they are
 */
export function below(places, c, { size, width, shown = true, gridIndex = 0 }) {
  const room = Math.floor((width - EDGES_PX) / LABEL_PX);
  const texts = places.times ? labels(places.times, room) : places.names;
  const space = Math.max(28, Math.floor((width - EDGES_PX) / Math.max(1, texts.length)) - 6);
  return {
    type: 'category', gridIndex, data: texts.map((text, i) => text ?? String(i)),
    name: shown ? titleOf(places, width) : '',
    nameLocation: 'middle', nameGap: places.times ? 44 : 32, nameTextStyle: axisText(c, size),
    axisLabel: {
      ...axisText(c, size), show: shown,
      interval: places.times ? i => texts[i] !== null : 'auto',
      formatter: (_, i) => texts[i] ?? '',
      ...(places.times ? {} : { width: Math.max(space, 44), overflow: 'truncate', hideOverlap: true }),
    },
    axisLine: { lineStyle: { color: c.muted } },
    axisTick: { show: shown && Boolean(places.times), interval: i => texts[i] !== null, alignWithLabel: true },
  };
}

/**
 * The axis at the side, its title above it.
 *
 * @param floor where a logarithmic axis begins, and what the drawn numbers are in units of; null for a linear one
 * @param numbers that are drawn; where all are whole, a logarithmic axis has no label below 1
 */
export function side(name, c, { size, numbers = [], floor = null, gridIndex = 0, few = false }) {
  const said = drawn => {
    const number = Number((drawn * floor).toPrecision(12));
    return number < 1 && numbers.every(Number.isInteger) ? '' : tick(number);
  };
  return {
    type: floor === null ? 'value' : 'log', gridIndex, name, nameLocation: 'end', nameGap: 12,
    nameTextStyle: { ...axisText(c, size), align: 'left', padding: [0, 0, 0, -36] },
    axisLabel: { ...axisText(c, size), formatter: floor === null ? tick : said },
    splitLine: { lineStyle: { color: c.line } },
    ...(few ? { splitNumber: 2, minInterval: 1 } : {}),
    ...(floor === null ? {} : { min: 1 }),
  };
}
