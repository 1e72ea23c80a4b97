// Which architectures the stack runs, in words, where the picture of Lambda is not all there is.
import { byId, setText } from './dom.js';

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

export function showArchitectures(snapshot) {
  const note = noteOf(snapshot.layers.serving.status.architectures);
  byId('architectures').hidden = note === '';
  setText(byId('architectures'), note);
}
