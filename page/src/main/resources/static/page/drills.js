// Break it: how to kill each layer from a terminal and what to watch, with what it is like now.
import { commandsOf, feedOf } from './commands.js';
import { byId, el, setText } from './dom.js';
import { count, duration } from './format.js';
import { figuresOf, lagOf } from './figures.js';
import { layerOf, since, TITLES } from './degraded.js';
import { onSnapshot } from './live.js';

const fresh = f => `freshness ${duration(f.freshnessMs)}, ${count(f.hidden)} not visible yet`;

const behind = (f, status) => `${count(lagOf(status))} offsets behind the log`;

const DRILLS = [
  { layer: 'speed', name: 'speed-layer', watch: 'Answers stay exact and fall behind: while events come in, freshness and “not visible yet” grow. Started again, it goes on where it had come and catches up.', now: fresh },
  { layer: 'batch', name: 'batch-layer', watch: 'No new cut: the open segment grows and segments that were cut wait, so all the rest is hatched. Kill it during a batch run: nothing is half-published.', now: f => `${count(f.uncut)} offsets since cut ${count(f.cut)}` },
  { layer: 'serving', name: 'serving-layer', watch: 'This page loses its connection, says from when its figures are, and comes back by itself.', now: f => `${f.queryRate === null ? '–' : f.queryRate.toFixed(1)} queries/s` },
  { layer: 'ingest', name: 'ingest', watch: 'No events come in; the rest goes on. Senders get an error and send again.', now: f => `${count(f.rateIn)} events/s` },
  { layer: 'stream-only', name: 'stream-only', watch: 'Its answers stay exact and fall behind. Started again, it folds the whole log anew: nothing relieves its memory.', now: behind },
  { layer: 'kappa', name: 'kappa', watch: 'Its answers stand still. Started again, it goes on from its changelogs and commits; with exactly-once no event counts twice.', now: behind },
  { layer: 'flink', name: 'flink', watch: 'Its answers stand still. Started again, it goes on from its newest completed checkpoint.', now: behind },
  { layer: 'dataflow', name: 'dataflow', watch: 'Its answers stand still. Started again, it goes on from its newest completed checkpoint.', now: behind },
  { layer: 'cassandra', name: 'cassandra', watch: 'Every merged answer is a 503 that names the store, never a smaller number. What was acknowledged is there again after the start.', now: fresh },
  { layer: 'warehouse', name: 'h2', watch: 'The same for the batch side: 503, then the same figures again.', now: f => `cut ${count(f.cut)}` },
  { layer: 'kafka', name: 'kafka', watch: 'Ingest answers 503 with Retry-After. Answers stay exact, but lag and freshness are unknown (–).', now: f => `${count(f.logEnd)} offsets in the log` },
];

/** A command with a button that copies it. */
export function command(text) {
  const said = el('span', { role: 'status', class: 'copied' });
  return el('div', { class: 'command' }, el('code', {}, text), el('button', {
    type: 'button', class: 'quiet', 'aria-label': `Copy ${text}`,
    click: async () => {
      await navigator.clipboard.writeText(text);
      setText(said, 'copied');
      setTimeout(() => setText(said, ''), 1500);
    },
  }, 'Copy'), said);
}

function card(drill, commands) {
  const kill = commands.kill(drill.name);
  return el('article', { class: 'card drill', 'data-drill': drill.layer },
    el('h3', {}, TITLES[drill.layer]),
    el('p', { class: 'now' }),
    kill ? command(kill) : el('p', { class: 'hint' }, 'Stop it where it runs.'),
    el('p', {}, drill.watch));
}

/** What is there to be broken, with this stack's own commands; drawn anew when the stack is another. */
function draw(snapshot) {
  const commands = commandsOf(snapshot);
  const here = DRILLS.filter(drill => layerOf(snapshot, drill.layer));
  const what = JSON.stringify([snapshot.pipeline, commands.up, here.map(drill => commands.kill(drill.name))]);
  const box = byId('drills');
  if (box.dataset.what === what) return here;
  box.dataset.what = what;
  box.replaceChildren(...here.map(drill => card(drill, commands)));
  byId('break-how').replaceChildren(commands.how, commands.up ? command(commands.up) : '');
  const sources = (snapshot.coverage?.sources ?? []).map(each => each.source);
  byId('feed').replaceChildren(el('p', {}, 'Let events flow, and batch run:'),
    command(commands.braid(feedOf(snapshot.pipeline, sources))), command(commands.braid('batch every 20s')));
  return here;
}

export function startDrills() {
  let before = null;
  onSnapshot(snapshot => {
    const figures = figuresOf(snapshot, before);
    before = snapshot;
    draw(snapshot).forEach((drill, i) => {
      const node = byId('drills').children[i];
      const layer = layerOf(snapshot, drill.layer);
      node.classList.toggle('down', !layer.up);
      setText(node.querySelector('.now'), `${layer.up ? 'up' : 'down'} ${since(layer)} · ${drill.now(figures, layer.status)}`);
    });
  });
}
