// What is down, and what that means for the answers. Says what is true, no more and no less.
import { clock, count, duration } from './format.js';
import { figuresOf } from './figures.js';

export const TITLES = {
  ingest: 'Ingest', speed: 'Speed layer', batch: 'Batch layer', serving: 'Serving layer',
  kafka: 'Kafka', cassandra: 'Cassandra', warehouse: 'Warehouse',
};

const MEANS = {
  ingest: () => 'No new events come in; answers stay exact.',
  speed: f => `Answers stay exact but fall behind: ${count(f.hidden)} offsets are in the log and not visible yet`
    + `, freshness ${duration(f.freshnessMs)}.`,
  batch: f => `No new cut: ${count(f.uncut)} offsets are for the speed layer alone, and grow. Answers stay exact.`,
  kafka: () => 'Ingest refuses events. Answers stay exact, but nobody can say how much they miss.',
  cassandra: () => 'Every merged answer is refused with 503, never a smaller number.',
  warehouse: () => 'Every merged answer is refused with 503, never a smaller number.',
};

/** “since 12:03:10”, or “at least since” when nobody was looking at the moment it changed. */
export const since = layer => `${layer.since_exact ? 'since' : 'at least since'} ${clock(layer.since)}`;

/** One entry for each layer that is down: its name and a sentence. */
export function troublesOf(snapshot) {
  const figures = figuresOf(snapshot, null);
  const troubles = Object.entries(snapshot.layers)
    .filter(([, layer]) => !layer.up)
    .map(([name, layer]) => ({
      name,
      text: `${TITLES[name]} is down ${since(layer)} (${layer.problem}). ${MEANS[name](figures)}`,
    }));
  if (snapshot.coverage === null && snapshot.layers.cassandra.up && snapshot.layers.warehouse.up) {
    troubles.push({ name: 'coverage', text: `No exact answer right now: ${snapshot.coverage_problem}.` });
  }
  return troubles;
}
