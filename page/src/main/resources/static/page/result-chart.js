// Plain bars for a result: what SQL returns is merged, so they have one colour that belongs to neither layer.
import { below, side } from './axes.js';
import { colors, FONT } from './colors.js';

/** @return show(bars) draws them; option() and size() draw them again for a file */
export function barChart(box) {
  const chart = echarts.init(box);
  let shown = null;
  const draw = () => shown && box.clientWidth > 0 && chart.setOption(option(), { notMerge: true });
  new ResizeObserver(() => {
    chart.resize();
    draw();
  }).observe(box);
  addEventListener('themechange', draw);

  function option() {
    const c = colors();
    const width = box.clientWidth;
    const size = width < 500 ? 11 : 14;
    const { places, name, numbers } = shown;
    return {
      animation: false,
      textStyle: { fontFamily: FONT },
      grid: { left: 64, right: 16, top: 36, bottom: places.times ? (width < 500 ? 76 : 66) : 52 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, backgroundColor: c.paper, borderColor: c.line, textStyle: { color: c.ink, fontSize: size } },
      xAxis: below(places, c, { size, width }),
      yAxis: side(name, c, { size, numbers }),
      series: [{ name, type: 'bar', barMaxWidth: 90, itemStyle: { color: c.muted }, data: numbers }],
    };
  }

  return {
    show(bars) {
      shown = bars;
      draw();
    },
    option,
    size: () => [box.clientWidth, box.clientHeight],
  };
}
