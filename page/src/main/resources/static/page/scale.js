// How high things are drawn: figures on an axis, and when a logarithmic scale can show them. Knows no chart.

const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 12 });
const UNITS = [[1e12, ' T'], [1e9, ' G'], [1e6, ' M']];

/** A place on an axis: 0.004, 12,500, 1.5 M */
export function tick(value) {
  const [size, unit] = UNITS.find(([size]) => Math.abs(value) >= size) ?? [1, ''];
  return `${short.format(value / size)}${unit}`;
}

/** A logarithm is of what is above 0; what is 0 or absent is drawn as nothing. */
export const hasLogarithm = numbers => numbers.every(number => number >= 0) && numbers.some(number => number > 0);

/** Where a logarithmic axis begins: a step below the smallest, so that the smallest has a bar. */
export function logFloor(numbers) {
  const smallest = Math.min(...numbers.filter(number => number > 0));
  return Number.isFinite(smallest) ? 10 ** (Math.ceil(Math.log10(smallest)) - 1) : 0.1;
}

/** How many bars are too low to be seen beside the highest, where a logarithm would show them. */
export function tooLow(numbers) {
  const known = numbers.filter(number => number !== null && number !== undefined);
  const seen = Math.max(...known) / 150;
  return hasLogarithm(known) ? known.filter(number => number > 0 && number < seen).length : 0;
}
