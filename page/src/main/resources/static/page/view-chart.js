// A view's chart: bars with their batch and real-time parts, and a strip below for what came late.
import { below, side } from './axes.js';
import { colors, FONT } from './colors.js';
import { nearest } from './digits.js';
import { value } from './format.js';
import { el } from './dom.js';
import { logFloor } from './scale.js';
import { besides, lateStrip, marks, stacked } from './view-series.js';

const STRIP_PX = 56;
const NARROW_PX = 500;

/**
 * A chart in a box: show(bars, options) draws it, option() and size() draw it again for a file. A bar is {title, merged, batch, speed, late},
 * and `options` are those of the function option below.
 */
export function barChart(box) {
  const chart = echarts.init(box, null, { renderer: 'canvas' });
  let shown = null;
  let at = -1;
  const redraw = () => shown && show(...shown);
  new ResizeObserver(() => {
    chart.resize();
    redraw();
  }).observe(box);
  addEventListener('themechange', redraw);
  box.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !shown?.[0].length) return;
    at = Math.min(shown[0].length - 1, Math.max(0, at + step));
    chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: at });
    event.preventDefault();
  });
  box.addEventListener('blur', () => chart.dispatchAction({ type: 'hideTip' }));

  function show(bars, options) {
    shown = [bars, options];
    const width = box.clientWidth;
    if (width === 0) return;
    const band = (width - 90) / Math.max(1, bars.length);
    chart.setOption(option(bars, options, width, band), { notMerge: true });
  }

  return {
    show,
    /** What is drawn, as another renderer draws it: for a file. */
    option: () => shown && option(...shown, box.clientWidth, (box.clientWidth - 90) / Math.max(1, shown[0].length)),
    size: () => [box.clientWidth, box.clientHeight],
  };
}

/**
 * @param stacks whether the parts add up; `log`, whether the scale is logarithmic; `places`, what is below the bars; `measure` and `axis`,
 *   the measure's name, and with what it is of; `coverage`, lines; `other`, another architecture's {name, values}
 */
function option(bars, { stacks, log, measure, axis, places, coverage, other }, width, band) {
  const c = colors();
  const size = width < NARROW_PX ? 11 : 14;
  const numbers = bars.flatMap(b => [b.merged, b.batch, b.speed]).filter(n => n !== null && n !== undefined).map(nearest);
  const floor = log ? logFloor(numbers) : null;
  const strip = bars.some(b => b.late);
  const text = { size, width };
  const foot = places.times ? (width < NARROW_PX ? 76 : 66) : 52;
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: [
      { left: 64, right: 18, top: 36, bottom: foot + (strip ? STRIP_PX + 52 : 0) },
      ...(strip ? [{ left: 64, right: 18, height: STRIP_PX, bottom: foot }] : []),
    ],
    tooltip: {
      trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true,
      backgroundColor: c.paper, borderColor: c.line, textStyle: { color: c.ink, fontSize: size },
      formatter: hits => tip(bars[hits[0].dataIndex] ?? {}, measure, coverage, other && [other.name, other.values[hits[0].dataIndex]]),
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: strip
      ? [below(places, c, { ...text, shown: false }), below(places, c, { ...text, gridIndex: 1 })]
      : [below(places, c, text)],
    yAxis: [
      side(log ? `${axis} (logarithmic)` : axis, c, { size, numbers, floor }),
      ...(strip ? [side('of it late', c, { size, gridIndex: 1, few: true })] : []),
    ],
    series: [
      ...(stacks && !log ? stacked(bars, c, band) : besides(bars, c, floor)),
      ...(other ? [marks(other, c, floor)] : []),
      ...(strip ? [lateStrip(bars, c, size)] : []),
    ],
  };
}

/** @param other another architecture's name and value here */
function tip(bar, measure, coverage, other) {
  return el('div', { class: 'tip' },
    el('b', {}, bar.title ?? ''),
    el('p', {}, `${measure} ${value(bar.merged)}`),
    el('p', {}, el('span', { class: 'key batch' }), ` batch ${value(bar.batch)}`),
    el('p', {}, el('span', { class: 'key speed' }), ` real-time ${value(bar.speed)}`),
    bar.late && el('p', {}, el('span', { class: 'key late' }), ` of it late ${value(bar.late)}`),
    other && el('p', {}, `▲ ${other[0]} ${value(other[1])}`),
    el('p', { class: 'offsets' }, ...coverage.map(line => el('span', {}, line))));
}
