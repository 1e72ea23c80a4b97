// Stacked bars: the batch part solid, the real-time part hatched, the boundary between them as a line.
import { colors, FONT, hatched } from './colors.js';
import { nearest } from './digits.js';
import { tick, value } from './format.js';
import { el } from './dom.js';

const WIDEST = 120;
const HIDE = { merged: null, batch: null, speed: null };

/**
 * A chart in a box; show(bars, options) draws it. A bar is {label, title, merged, batch, speed, late}; another architecture's values in the
 * same places are {name, values}, marks above the bars.
 */
export function barChart(box) {
  const chart = echarts.init(box, null, { renderer: 'canvas' });
  let shown = null;
  let at = -1;
  new ResizeObserver(() => chart.resize()).observe(box);
  addEventListener('themechange', () => shown && show(...shown));
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
    chart.setOption(option(bars, options, box.clientWidth < 500), { notMerge: true });
  }
  return { show };
}

function option(bars, { stacks, measure, coverage, other }, narrow) {
  const c = colors();
  const size = narrow ? 12 : 15;
  const text = { color: c.muted, fontSize: size, fontFamily: FONT };
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true,
      backgroundColor: c.paper, borderColor: c.line, textStyle: { color: c.ink, fontSize: size },
      formatter: hits => tip(bars[hits[0].dataIndex] ?? HIDE, measure, coverage, other && [other.name, other.values[hits[0].dataIndex]]),
    },
    xAxis: {
      type: 'category', data: bars.map(b => b.label), axisLabel: { ...text, hideOverlap: true, width: narrow ? 60 : 120, overflow: 'truncate' },
      axisLine: { lineStyle: { color: c.muted } }, axisTick: { show: false },
    },
    yAxis: { type: 'value', axisLabel: { ...text, formatter: tick }, splitLine: { lineStyle: { color: c.line } } },
    series: [...(stacks ? stacked(bars, c, size) : beside(bars, c)), ...(other ? [marks(other, c)] : [])],
  };
}

function stacked(bars, c, size) {
  const width = { barCategoryGap: '18%', barMaxWidth: WIDEST };
  return [
    { name: 'batch', type: 'bar', stack: 'all', ...width, itemStyle: { color: c.batch }, data: bars.map(b => nearest(b.batch)) },
    {
      name: 'real-time', type: 'bar', stack: 'all', ...width, itemStyle: hatched(c),
      data: bars.map(b => ({
        value: nearest(b.speed),
        label: b.late
          ? { show: true, position: 'top', formatter: `+${value(b.late)} late`, color: c.speed, fontWeight: 700, fontSize: size }
          : undefined,
      })),
    },
    {
      name: 'boundary', type: 'line', step: 'middle', silent: true, z: 5,
      // A line needs two points; over a single bar the boundary is a stroke.
      symbol: bars.length === 1 ? 'rect' : 'none', symbolSize: [WIDEST, 3], itemStyle: { color: c.cut },
      lineStyle: { color: c.cut, width: 2.5 }, // Where batch has nothing yet there is no boundary to show.
      data: bars.some(b => b.batch !== null) ? bars.map(b => nearest(b.batch) ?? 0) : [],
    },
  ];
}

/** What does not add up stands side by side, and what is merged as a mark above both. */
function beside(bars, c) {
  return [
    { name: 'batch', type: 'bar', itemStyle: { color: c.batch }, data: bars.map(b => nearest(b.batch)) },
    { name: 'real-time', type: 'bar', itemStyle: hatched(c), data: bars.map(b => nearest(b.speed)) },
    { name: 'merged', type: 'scatter', symbol: 'diamond', symbolSize: 11, z: 5, itemStyle: { color: c.ink }, data: bars.map(b => nearest(b.merged)) },
  ];
}

const marks = ({ name, values }, c) => ({
  name, type: 'scatter', symbol: 'triangle', symbolSize: 17, z: 6,
  itemStyle: { color: c.ink, borderColor: c.paper, borderWidth: 2 }, data: values.map(nearest),
});

/** @param other another architecture's name and value here */
function tip(bar, measure, coverage, other) {
  return el('div', { class: 'tip' },
    el('b', {}, bar.title ?? ''),
    el('p', {}, `${measure} ${value(bar.merged)}`),
    el('p', {}, el('span', { class: 'key batch' }), ` batch ${value(bar.batch)}`),
    el('p', {}, el('span', { class: 'key speed' }), ` real-time ${value(bar.speed)}`),
    other && el('p', {}, `▲ ${other[0]} ${value(other[1])}`),
    el('p', { class: 'offsets' }, ...coverage.map(line => el('span', {}, line))));
}
