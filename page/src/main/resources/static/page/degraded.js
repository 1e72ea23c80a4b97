// What is down, and what that means for the answers. Says what is true, no more and no less.
import { clock, count, duration } from './format.js';
import { figuresOf } from './figures.js';

export const TITLES = {
  ingest: 'Ingest', speed: 'Speed layer', batch: 'Batch layer', serving: 'Serving layer',
  kafka: 'Kafka', cassandra: 'Cassandra', warehouse: 'Warehouse',
  'stream-only': 'Stream-only', kappa: 'Kappa', flink: 'Flink', dataflow: 'Dataflow',
};

/**
 * What it means that each is down, in view of what else is: several sentences beside each other must all be true. Whether there are answers
 * is said by what refuses them alone; whether the log grows, only where somebody knows it.
 *
 * <p>`now` has the figures; `refused`, whether answers are; `logKnown` and `ingests`, whether the log's end is known and moves.
 */
const MEANS = {
  ingest: now => `No new events come in${now.refused ? '.' : '; answers stay exact.'}`,
  speed: now => (now.refused ? 'Nothing is folded until it runs again.'
    : now.logKnown ? `Answers stay exact but fall behind: ${count(now.figures.hidden)} offsets are in the log and not visible yet`
      + `, freshness ${duration(now.figures.freshnessMs)}.`
      : 'Answers stay exact; nobody can say how far they fall behind.'),
  batch: now => 'No new cut'
    + (now.figures.uncut === null ? '.'
      : `: ${count(now.figures.uncut)} offsets are for the speed layer alone${now.ingests ? ', and grow' : ''}.`)
    + (now.refused ? '' : ' Answers stay exact.'),
  kafka: now => `Ingest refuses events.${now.refused ? '' : ' Answers stay exact, but nobody can say how much they miss.'}`,
  cassandra: () => 'Every merged answer is refused with 503, never a smaller number.',
  warehouse: () => 'Every merged answer is refused with 503, never a smaller number.',
};

/** The same for the one process of another architecture; `itsStore`, whether the store of its rows is down too. */
const MEANS_OF_ANOTHER = {
  'stream-only': itsStore => (itsStore ? 'Nothing is folded until it runs again.' : 'Its answers stay exact and fall behind.'),
  kappa: itsStore => (itsStore ? 'Nothing is computed until it runs again.'
    : 'What it answers stands still until it runs again; read from its own state (kappa.store), it is refused.'),
};

const STANDS_STILL = itsStore => (itsStore ? 'Nothing is computed until it runs again.' : 'What it answers stands still until it runs again.');

const STORES = ['cassandra', 'warehouse'];

/** The layer or store of that name; Cassandra also where another architecture than Lambda has it. Undefined where the stack has none. */
export const layerOf = ({ layers }, name) => layers[name]
  ?? Object.entries(layers).find(([each]) => each.startsWith(`${name}, `))?.[1];

/** “cassandra, kappa” is Kappa's Cassandra: the same server, with another keyspace. */
function words(name, now, layers) {
  const [kind, architecture] = name.split(', ');
  if (architecture) {
    return { title: `${TITLES[kind]} of ${architecture}`, means: `Every answer of ${architecture} is refused with 503.` };
  }
  const means = MEANS[name]
    ? MEANS[name](now)
    : (MEANS_OF_ANOTHER[name] ?? STANDS_STILL)(layers[`cassandra, ${name}`]?.up === false);
  return { title: TITLES[name], means };
}

/** “since 12:03:10”, or “at least since” when nobody was looking at the moment it changed. */
export const since = layer => `${layer.since_exact ? 'since' : 'at least since'} ${clock(layer.since)}`;

/** One entry for each layer that is down: its name and a sentence. The sentences agree with each other. */
export function troublesOf(snapshot) {
  const { layers, coverage } = snapshot;
  const storesUp = STORES.every(name => layerOf(snapshot, name)?.up ?? true);
  const now = {
    figures: figuresOf(snapshot, null),
    refused: coverage === null || !storesUp,
    logKnown: coverage !== null && coverage.lag_events !== null,
    ingests: layers.ingest?.up === true && layers.kafka?.up === true,
  };
  const troubles = Object.entries(layers)
    .filter(([, layer]) => !layer.up)
    .map(([name, layer]) => {
      const { title, means } = words(name, now, layers);
      return { name, text: `${title} is down ${since(layer)} (${layer.problem}). ${means}` };
    });
  if (coverage === null && storesUp) {
    troubles.push({ name: 'coverage', text: `No exact answer right now: ${snapshot.coverage_problem}.` });
  }
  return troubles;
}
