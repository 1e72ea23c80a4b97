// The series of a view's chart: batch solid, real time hatched, the cut between them, what came late.
import { hatched } from './colors.js';
import { nearest } from './digits.js';

export const WIDEST = 120;
const GAP = '18%';

const drawn = any => nearest(any) ?? null;
/** A logarithm has no 0; bars of a logarithmic axis stand on 1, so that all is in units of where the axis begins. */
const over = floor => any => (Number(any ?? 0) > 0 ? nearest(any) / floor : null);
/** A part below this share of the highest bar is too thin for a line between the two. */
const THIN = 0.015;

/** Whether both sides have a part here that is seen, so that there is something between them. */
export const hasBoth = (bar, highest) => [bar.batch, bar.speed].every(part => Math.abs(Number(part ?? 0)) > THIN * highest);

export const highest = bars => Math.max(0, ...bars.map(bar => Math.abs(Number(bar.merged ?? 0))));

/** Parts that add up stand on each other, with the cut between them where both are. */
export function stacked(bars, c, bandPx) {
  const width = { barCategoryGap: GAP, barMaxWidth: WIDEST };
  const most = highest(bars);
  return [
    { name: 'batch', type: 'bar', stack: 'all', ...width, itemStyle: { color: c.batch }, data: bars.map(b => drawn(b.batch)) },
    { name: 'real-time', type: 'bar', stack: 'all', ...width, itemStyle: hatched(c), data: bars.map(b => drawn(b.speed)) },
    {
      name: 'cut', type: 'scatter', symbol: 'rect', symbolSize: [Math.min(WIDEST, bandPx * 0.82), 3], silent: true, z: 5,
      itemStyle: { color: c.cut }, data: bars.map(b => (hasBoth(b, most) ? nearest(b.batch) : null)),
    },
  ];
}

/**
 * What does not add up, or stands on a logarithmic scale, is side by side, and what is merged a mark above both.
 *
 * @param floor where a logarithmic axis begins; null for a linear one
 */
export function besides(bars, c, floor) {
  const of = floor === null ? drawn : over(floor);
  return [
    { name: 'batch', type: 'bar', barMaxWidth: WIDEST / 2, barGap: '4%', itemStyle: { color: c.batch }, data: bars.map(b => of(b.batch)) },
    { name: 'real-time', type: 'bar', barMaxWidth: WIDEST / 2, itemStyle: hatched(c), data: bars.map(b => of(b.speed)) },
    {
      name: 'merged', type: 'scatter', symbol: 'diamond', symbolSize: bars.length > 60 ? 6 : 10, z: 5, itemStyle: { color: c.ink },
      data: bars.map(b => of(b.merged)),
    },
  ];
}

/** Another architecture's values, as marks above the bars. */
export const marks = ({ name, values }, c, floor) => ({
  name, type: 'scatter', symbol: 'triangle', symbolSize: 17, z: 6,
  itemStyle: { color: c.ink, borderColor: c.paper, borderWidth: 2 }, data: values.map(floor === null ? drawn : over(floor)),
});

/** How much was late in each window, in a strip with a scale of its own, so that 3 is seen below 2,400. */
export const lateStrip = (bars, c, size) => ({
  name: 'late', type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barCategoryGap: GAP, barMaxWidth: WIDEST, itemStyle: { color: c.late },
  data: bars.map(b => drawn(b.late)),
  label: { show: bars.length <= 24, position: 'top', color: c.ink, fontSize: size - 1, formatter: hit => (hit.value === null ? '' : hit.value) },
});
