// Which architectures the stack runs, where the picture of Lambda is not all there is: in words, and the process of each.
import { byId, el, setText, table } from './dom.js';
import { since } from './degraded.js';
import { lagOf, rate } from './figures.js';
import { count, UNKNOWN } from './format.js';

const ENGINES = {
  lambda: 'a batch and a speed layer, merged', 'batch-only': 'the batch layer alone', 'stream-only': 'the speed layer alone',
  kappa: 'Kafka Streams', flink: 'Flink SQL', dataflow: 'Apache Beam',
};

const described = name => `${name} (${ENGINES[name] ?? 'its own engine'})`;

/** Nothing where Lambda runs alone: then the picture says it. */
export function noteOf(architectures) {
  const others = architectures.filter(name => name !== 'lambda');
  if (others.length === 0) return '';
  const names = others.map(described).join(', ');
  const beside = architectures.length > 1 ? ' Views shows two of them beside each other.' : '';
  return architectures.includes('lambda')
    ? `The picture is Lambda’s. On the same log ${others.length === 1 ? 'runs' : 'run'} also ${names}.${beside}`
    : `The picture is Lambda’s, but this stack runs ${names}. What is pale has no part in it; the rest is as drawn.${beside}`;
}

/** The speed layer drops nothing for being late; the others say what they dropped, once they know. */
const lateOf = (name, said) => (said ? count(name === 'stream-only' ? 0 : said.late_dropped ?? null) : UNKNOWN);

/** Their processes: a row for each architecture that has one of its own. */
function processesOf(snapshot, before) {
  return Object.keys(ENGINES).filter(name => snapshot.layers[name]).map(name => {
    const layer = snapshot.layers[name];
    const said = layer.up ? layer.status : null;
    return [
      name, ENGINES[name], el('span', { class: layer.up ? null : 'alarm' }, `${layer.up ? 'up' : 'down'} ${since(layer)}`),
      count(rate(snapshot, before, each => each.layers[name]?.status?.events_total)), count(lagOf(said)),
      lateOf(name, said),
    ];
  });
}

export function showArchitectures(snapshot, before) {
  const note = noteOf(snapshot.layers.serving.status.architectures);
  byId('architectures').hidden = note === '';
  setText(byId('architectures'), note);
  const processes = processesOf(snapshot, before);
  byId('processes').hidden = processes.length === 0;
  byId('processes').replaceChildren(
    table(['architecture', 'computed by', 'its process', 'events/s', 'behind the log', 'too late, dropped'], processes, [3, 4, 5]));
}
