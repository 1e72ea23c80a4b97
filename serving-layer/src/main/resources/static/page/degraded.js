// What is down, and what that means for the answers. Says what is true, no more and no less.
import { clock, count, duration } from './format.js';
import { figuresOf } from './figures.js';

export const TITLES = {
  ingest: 'Ingest', speed: 'Speed layer', batch: 'Batch layer', serving: 'Serving layer',
  kafka: 'Kafka', cassandra: 'Cassandra', warehouse: 'Warehouse',
  'stream-only': 'Stream-only', kappa: 'Kappa', flink: 'Flink', dataflow: 'Dataflow',
};

const STANDS_STILL = 'What it answers stands still until it runs again.';

const MEANS = {
  ingest: () => 'No new events come in; answers stay exact.',
  speed: f => `Answers stay exact but fall behind: ${count(f.hidden)} offsets are in the log and not visible yet`
    + `, freshness ${duration(f.freshnessMs)}.`,
  batch: f => `No new cut: ${count(f.uncut)} offsets are for the speed layer alone, and grow. Answers stay exact.`,
  kafka: () => 'Ingest refuses events. Answers stay exact, but nobody can say how much they miss.',
  cassandra: () => 'Every merged answer is refused with 503, never a smaller number.',
  warehouse: () => 'Every merged answer is refused with 503, never a smaller number.',
  'stream-only': () => 'Its answers stay exact and fall behind.',
  kappa: () => 'What it answers stands still until it runs again; read from its own state (kappa.store), it is refused.',
  flink: () => STANDS_STILL,
  dataflow: () => STANDS_STILL,
};

const STORES = ['cassandra', 'warehouse'];

/** The layer or store of that name; Cassandra also where another architecture than Lambda has it. Undefined where the stack has none. */
export const layerOf = ({ layers }, name) => layers[name]
  ?? Object.entries(layers).find(([each]) => each.startsWith(`${name}, `))?.[1];

/** “cassandra, kappa” is Kappa's Cassandra: the same server, with another keyspace. */
function words(name, figures) {
  const [kind, architecture] = name.split(', ');
  return architecture
    ? { title: `${TITLES[kind]} of ${architecture}`, means: `Every answer of ${architecture} is refused with 503.` }
    : { title: TITLES[name], means: MEANS[name](figures) };
}

/** “since 12:03:10”, or “at least since” when nobody was looking at the moment it changed. */
export const since = layer => `${layer.since_exact ? 'since' : 'at least since'} ${clock(layer.since)}`;

/** One entry for each layer that is down: its name and a sentence. */
export function troublesOf(snapshot) {
  const figures = figuresOf(snapshot, null);
  const troubles = Object.entries(snapshot.layers)
    .filter(([, layer]) => !layer.up)
    .map(([name, layer]) => {
      const { title, means } = words(name, figures);
      return { name, text: `${title} is down ${since(layer)} (${layer.problem}). ${means}` };
    });
  if (snapshot.coverage === null && STORES.every(name => layerOf(snapshot, name)?.up ?? true)) {
    troubles.push({ name: 'coverage', text: `No exact answer right now: ${snapshot.coverage_problem}.` });
  }
  return troubles;
}
