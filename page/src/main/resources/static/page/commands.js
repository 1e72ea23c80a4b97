// The commands of a terminal that reach this very stack. Knows no document.

const DEFAULTS = { started_by: null };
const GENERATED = ['clicks', 'sensors', 'transfers'];
const EXAMPLES = { flights: 'examples/flights/flights-2001-01-01_14.csv.gz' };

const quoted = text => (/^[\w./:@%+-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`);

/** What stands before a command, so that it means this stack and no other. */
function prefix({ home, port_base: portBase }) {
  const variables = [home && `BRAID_HOME=${quoted(home)}`, portBase && `BRAID_PORT_BASE=${portBase}`].filter(Boolean);
  return variables.length ? `${variables.join(' ')} ` : '';
}

/**
 * The commands of the stack of a snapshot: `kill(process)`, `up`, `braid(words)` and `how`, a sentence; a command is null where nobody
 * knows one.
 */
export function commandsOf(snapshot) {
  const stack = snapshot.layers.serving?.status?.stack ?? DEFAULTS;
  if (stack.started_by === 'braid') {
    const before = `${prefix(stack)}./braid `;
    return {
      kill: process => (['kafka', 'cassandra', 'h2'].includes(process) && !stack.servers.includes(process) ? null : `${before}kill ${process}`),
      up: `${before}up`,
      braid: words => before + words,
      how: 'Type these in a terminal, in Braid’s folder. What is not running is started again by',
    };
  }
  if (stack.started_by === 'compose') {
    return {
      kill: process => `docker compose kill ${process === 'h2' ? 'warehouse' : process}`,
      up: 'docker compose up -d',
      braid: words => `docker compose exec ${words.startsWith('batch') ? 'batch-layer' : 'serving-layer'} braid ${words}`,
      how: 'Type these in a terminal, in the folder of docker-compose.yml. What is not running is started again by',
    };
  }
  return {
    kill: () => null, up: null, braid: words => `braid ${words}`,
    how: 'This stack was started by neither braid nor docker compose: stop and start its processes where they run.',
  };
}

/** How events come to flow in this pipeline: generated, sent from the example, or from a file of one’s own. */
export function feedOf(pipeline, sources) {
  if (GENERATED.includes(pipeline)) return `generate ${pipeline} --rate 500 --late 0.05 --for 10m`;
  return EXAMPLES[pipeline] ? `send ${pipeline} ${EXAMPLES[pipeline]} --rate 2000` : `send ${sources[0] ?? 'SOURCE'} FILE --rate 500`;
}
