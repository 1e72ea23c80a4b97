// Copies and files of what is shown: a table as CSV, a chart as PNG or SVG. Nothing leaves the browser.
import { el, setText } from './dom.js';
import { csvOf } from './csv.js';

const SAID_MS = 1800;

function download(name, blob) {
  const address = URL.createObjectURL(blob);
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** The chart as a file, drawn anew without animation, in the colours of now. */
async function picture(type, { option, size }) {
  const [width, height] = size();
  const svg = type === 'svg';
  const chart = echarts.init(svg ? null : el('div', {}), null,
    { renderer: svg ? 'svg' : 'canvas', ssr: svg, width, height, devicePixelRatio: 2 });
  const background = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  chart.setOption({ ...option(), backgroundColor: background });
  const drawn = svg ? new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' })
    : await new Promise(done => { chart.renderToCanvas({ pixelRatio: 2 }).toBlob(done, 'image/png'); });
  chart.dispose();
  return drawn;
}

/**
 * A row of buttons.
 *
 * @param name () of the files, without what stands behind the point
 * @param table () as {names, rows}
 * @param chart () as {option, size}; null where there is none
 */
export function saveButtons(name, table, chart) {
  const said = el('span', { class: 'copied', role: 'status' });
  const button = (text, title, act) => el('button', {
    type: 'button', class: 'small', title,
    click: async () => {
      let words;
      try {
        words = await act();
      } catch (problem) {
        words = `not done: ${problem.message}`;
      }
      setText(said, words);
      setTimeout(() => setText(said, ''), SAID_MS);
    },
  }, text);
  const csv = () => csvOf(table().names, table().rows);
  const drawn = type => async () => {
    if (!chart()) return 'there is no chart';
    download(`${name()}.${type}`, await picture(type, chart()));
    return `${name()}.${type}`;
  };
  return el('div', { class: 'save', role: 'group', 'aria-label': 'Copy and download' },
    button('Copy rows', 'The rows as CSV, into the clipboard', async () => {
      await navigator.clipboard.writeText(csv());
      return 'copied';
    }),
    button('CSV', 'The rows as a file', () => {
      download(`${name()}.csv`, new Blob([csv()], { type: 'text/csv' }));
      return `${name()}.csv`;
    }),
    button('PNG', 'The chart as a picture', drawn('png')),
    button('SVG', 'The chart as a drawing', drawn('svg')),
    button('Copy link', 'An address that shows this again', async () => {
      await navigator.clipboard.writeText(location.href);
      return 'copied';
    }),
    said);
}
