// Plain bars for a result: what SQL returns is merged, so they have one colour that belongs to neither layer.
import { colors, FONT } from './colors.js';
import { tick } from './format.js';

let chart = null;
let shown = null;

export function barChart(box, bars, name) {
  if (!chart) {
    chart = echarts.init(box);
    new ResizeObserver(() => chart.resize()).observe(box);
    addEventListener('themechange', draw);
  }
  shown = { bars, name };
  draw();
}

function draw() {
  const c = colors();
  const text = { color: c.muted, fontSize: 14, fontFamily: FONT };
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category', data: shown.bars.map(([label]) => label.replace(/T/, ' ').replace(/:00Z$/, '')),
      axisLabel: { ...text, hideOverlap: true, width: 120, overflow: 'truncate' }, axisTick: { show: false }, axisLine: { lineStyle: { color: c.muted } },
    },
    yAxis: { type: 'value', name: shown.name, nameTextStyle: { ...text, align: 'left' }, axisLabel: { ...text, formatter: tick }, splitLine: { lineStyle: { color: c.line } } },
    series: [{ type: 'bar', barMaxWidth: 90, itemStyle: { color: c.muted }, data: shown.bars.map(([, number]) => number) }],
  }, { notMerge: true });
}
