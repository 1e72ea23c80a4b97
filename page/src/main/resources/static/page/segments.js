// The log as a strip, as wide as its segments are long: solid what batch has, hatched what only the speed layer has, dotted what nobody shows yet. When batch publishes,
// the cut sweeps over what it has taken.
import { byId, el, setText } from './dom.js';
import { count } from './format.js';
import { foldsOf, partitionsOf } from './figures.js';
import { onSnapshot } from './live.js';

const MOST = 8;
const key = p => `${p.source}/${p.partition}`;

/** First offsets of the segments that were seen while the page was open: number -> partition -> offset. */
const firsts = new Map();
/** The size that a segment had when it was last open. */
const sizes = new Map();
let lastCut = null;

/** Somebody has reset the stack: what was seen belongs to another log. */
function forget() {
  firsts.clear();
  sizes.clear();
}

function remember(folds) {
  for (const fold of folds) {
    const of = firsts.get(fold.segment) ?? new Map();
    of.set(key(fold), fold.first);
    firsts.set(fold.segment, of);
  }
}

/** Blocks from the oldest to the newest: {number, kind, size, hidden}. */
export function blocksOf(snapshot) {
  const partitions = partitionsOf(snapshot.coverage);
  const folds = foldsOf(snapshot);
  const { cut } = snapshot.coverage;
  remember(folds);
  const newest = Math.max(cut, ...firsts.keys());
  for (let number = cut; number <= newest; number++) sizes.set(number, 0);
  let hidden = 0;
  for (const p of partitions) {
    hidden += (p.log_end ?? p.speed_to) - p.speed_to;
    // Each partition's real-time offsets, split where its segments began.
    for (let number = newest, to = p.speed_to; number >= cut && to > p.batch_to; number--) {
      const first = number === cut ? p.batch_to : firsts.get(number)?.get(key(p));
      if (first === undefined || first >= to) continue;
      const from = Math.max(first, p.batch_to);
      sizes.set(number, sizes.get(number) + to - from);
      to = from;
    }
  }
  const blocks = [];
  for (const [number, size] of [...sizes].sort((a, b) => a[0] - b[0])) {
    const kind = number < cut ? 'batch' : number < newest ? 'waiting' : 'open';
    blocks.push({ number, kind, size, hidden: number === newest ? hidden : 0 });
  }
  const shown = blocks.slice(-MOST);
  const inBatch = partitions.reduce((total, p) => total + p.batch_to, 0);
  const earlier = inBatch - shown.filter(b => b.kind === 'batch').reduce((total, b) => total + b.size, 0);
  return earlier > 0 && shown[0].number > 0
    ? [{ number: null, to: shown[0].number - 1, kind: 'earlier', size: earlier, hidden: 0 }, ...shown]
    : shown;
}

const SAYS = { earlier: 'in batch, not to scale', batch: 'in batch', waiting: 'cut, not published', open: 'open' };

function title(block) {
  if (block.kind !== 'earlier') return `segment ${block.number}`;
  return block.to === 0 ? 'segment 0' : `segments 0–${block.to}`;
}

/** The strip: as wide as it is long in the log. What is older than the segments that are listed is torn off, and not to scale. */
const piece = () => el('div', { class: 'piece' },
  el('span', { class: 'fill' }), el('span', { class: 'solid' }), el('span', { class: 'hidden' }));

const entry = () => el('div', { class: 'segment' }, el('i', { class: 'swatch' }), el('span', {}), el('b', {}), el('small', {}));

function draw(boxes, blocks, cut) {
  const names = blocks.map(b => b.number ?? 'earlier').join();
  const [strip, list] = boxes;
  if (strip.dataset.names !== names) {
    strip.dataset.names = names;
    strip.replaceChildren(...blocks.map(piece));
    list.replaceChildren(...blocks.map(entry));
  }
  blocks.forEach((block, i) => {
    for (const [node, kind] of [[strip.children[i], 'piece'], [list.children[i], 'segment']]) {
      node.className = `${kind} ${block.kind}`;
      node.classList.toggle('at-cut', block.number === cut);
      node.dataset.segment = block.number ?? 'earlier';
    }
    const all = block.size + block.hidden;
    strip.children[i].style.setProperty('--size', block.kind === 'earlier' ? 0 : all);
    strip.children[i].style.setProperty('--in-log', all === 0 ? 0 : block.hidden / all);
    strip.children[i].title = `${title(block)}: ${count(block.size)} offsets, ${SAYS[block.kind]}`;
    setText(list.children[i].querySelector('span'), title(block));
    setText(list.children[i].querySelector('b'), count(block.size));
    setText(list.children[i].querySelector('small'), SAYS[block.kind] + (block.hidden ? `, ${count(block.hidden)} not visible yet` : ''));
  });
}

function drawPartitions(box, partitions, endKnown) {
  const most = Math.max(1, ...partitions.map(p => p.log_end ?? p.speed_to));
  const names = partitions.map(key).join();
  if (box.dataset.names !== names) {
    box.dataset.names = names;
    box.replaceChildren(...partitions.map(p => el('div', { class: 'partition' },
      el('span', { class: 'name' }, `${p.source} ${p.partition}`),
      el('div', { class: 'bar' }, el('span', { class: 'batch' }), el('span', { class: 'speed' }), el('span', { class: 'hidden' })),
      el('span', { class: 'offsets' }))));
  }
  partitions.forEach((p, i) => {
    const node = box.children[i];
    const end = endKnown ? p.log_end : p.speed_to;
    node.style.setProperty('--in-batch', p.batch_to / most);
    node.style.setProperty('--in-speed', (p.speed_to - p.batch_to) / most);
    node.style.setProperty('--in-log', (end - p.speed_to) / most);
    setText(node.querySelector('.offsets'),
      `${count(p.batch_to)} + ${count(p.speed_to - p.batch_to)}${endKnown ? '' : ' + ?'}`);
  });
}

/** The cut passes over the blocks that were not in batch a moment ago. */
function sweep(strip, from, to) {
  for (const node of strip.children) {
    const number = Number(node.dataset.segment);
    if (number >= from && number < to) {
      node.classList.add('sweep');
      node.addEventListener('animationend', () => node.classList.remove('sweep'), { once: true });
    }
  }
}

export function startSegments() {
  onSnapshot(snapshot => {
    const { coverage } = snapshot;
    for (const name of ['segments', 'segment-strip']) byId(name).classList.toggle('unknown', coverage === null);
    byId('partitions').classList.toggle('unknown', coverage === null);
    if (coverage === null) return;
    if (coverage.cut < lastCut) forget();
    const strip = byId('segment-strip');
    draw([strip, byId('segments')], blocksOf(snapshot), coverage.cut);
    drawPartitions(byId('partitions'), partitionsOf(coverage), coverage.lag_events !== null);
    if (lastCut !== null && coverage.cut > lastCut) sweep(strip, lastCut, coverage.cut);
    lastCut = coverage.cut;
  });
}
