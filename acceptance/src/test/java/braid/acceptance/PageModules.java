package braid.acceptance;

import java.util.Arrays;
import java.util.List;

/** The page's modules, asked by themselves in the browser: what they say of snapshots and answers that a test makes up. */
final class PageModules {
    private final Browser browser;

    /** @param browser with the page open */
    PageModules(Browser browser) {
        this.browser = browser;
    }

    private String words(String script, Object... arguments) {
        return (String) browser.run(script, arguments);
    }

    /** Numbers that no double holds, read and compared. */
    String compared() {
        return words("""
                return import('/page/digits.js').then(({ parse, minus, same }) => {
                  const { a, b, c, d } = parse('{"a":9007199254740993,"b":9007199254740992,"c":8.50,"d":"1.0"}');
                  return [minus(a, b), minus(c, 1), same(a, b), same(c, parse('8.50')), d, c / 2].map(String).join(' ') });""");
    }

    /** A list of numbers as the page shows them. */
    String formatted(String json) {
        return words("""
                const [json] = arguments;
                return import('/page/format.js').then(({ value }) => import('/page/digits.js')
                  .then(({ parse }) => parse(json).map(value).join(' ')));""", json);
    }

    /** A value of a column of that type, as a result shows it. */
    String shown(String type, String text) {
        return words("""
                const [type, text] = arguments;
                return import('/page/result-model.js').then(({ shown }) => shown({ type }, text));""", type, text);
    }

    /** What a result with a label of that type in each row is drawn over: names or times. */
    String bars(String type, String... labels) {
        return words("""
                const [type, labels] = arguments;
                return import('/page/result-model.js').then(({ barsOf }) => {
                  const columns = [{ name: 'x', type }, { name: 'n', type: 'BIGINT' }];
                  const { places } = barsOf({ columns, rows: labels.map((x, n) => ({ x, n })) }, 200);
                  return places.times ? `times ${places.times.join(' ')}` : `names ${places.names.join(' ')}`; });""", type, List.of(labels));
    }

    private static final String TIMES =
            "const times = Array.from({ length: count }, (_, i) => Date.parse(start) + i * minutes * 60000);";

    /** The labels of an axis of so many times, so many minutes apart, that has room for so many. */
    String timeLabels(String start, int minutes, int count, int room) {
        return words("const [start, minutes, count, room] = arguments;" + TIMES + """
                return import('/page/time-axis.js').then(({ labels }) =>
                  labels(times, room).filter(text => text !== null).join('|').replaceAll('\\n', '\\\\n'));""", start, minutes, count, room);
    }

    String timeTitle(String start, int minutes, int count) {
        return words(
                "const [start, minutes, count] = arguments;" + TIMES
                        + "return import('/page/time-axis.js').then(({ title }) => title(times, 'start'));",
                start,
                minutes,
                count);
    }

    /** Whether a logarithmic scale can show these numbers, and where it begins. */
    String scale(String json) {
        return words("""
                const numbers = JSON.parse(arguments[0]);
                return import('/page/scale.js').then(({ hasLogarithm, logFloor }) => `${hasLogarithm(numbers)} ${logFloor(numbers)}`);""", json);
    }

    /** How many of these are too low to be seen as bars of a linear scale. */
    long tooLow(String json) {
        return (Long) browser.run(
                "return import('/page/scale.js').then(({ tooLow }) => tooLow(JSON.parse('" + json + "')));");
    }

    String ticks(String json) {
        return words("""
                const numbers = JSON.parse(arguments[0]);
                return import('/page/scale.js').then(({ tick }) => numbers.map(tick).join(' '));""", json);
    }

    /** What is late in each window after some answers: lists of [start, batch, real-time]. */
    String late(String... answers) {
        return words("""
                const answers = arguments[0].map(JSON.parse.bind(null)).map(rows => rows.map(([start, batch, speed]) =>
                  ({ start, batch: batch ?? undefined, speed: speed ?? undefined, merged: (batch ?? 0) + (speed ?? 0) })));
                return import('/page/late.js').then(({ Lateness }) => {
                  const lateness = new Lateness();
                  answers.forEach(windows => lateness.see(windows));
                  return answers.at(-1).map(w => String(lateness.of(w.start) ?? '–')).join(' '); });""", List.of(answers));
    }

    /** An address that says these names and values, and what is read from it. */
    String readBack(String section, String... namesAndValues) {
        return words("""
                const [section, all] = arguments;
                const entries = all.flatMap((name, i) => (i % 2 ? [] : [[name, all[i + 1]]]));
                return import('/page/address.js').then(({ read, write }) => {
                  const hash = write(section, [...entries, ['not', null]]);
                  const said = read(hash);
                  return [hash, said.section, ...[...said.parameters].map(pair => pair.join('='))].join(' '); });""", section, List.of(namesAndValues));
    }

    String read(String hash) {
        return words("""
                const [hash] = arguments;
                return import('/page/address.js').then(({ read }) => {
                  const { section, parameters } = read(hash);
                  return `${section} ${[...parameters].map(pair => pair.join('=')).join(' ')}`; });""", hash);
    }

    /** The key of these columns that an address names, as JSON. */
    String key(String hash, String... columns) {
        return words("""
                const [hash, columns] = arguments;
                return import('/page/address.js').then(({ keyIn, read }) => JSON.stringify(keyIn(read(hash).parameters, columns)));""", hash, List.of(columns));
    }

    /** Rows with the columns a and b as CSV, its line ends written as bars. */
    String csv(String json) {
        return words("""
                const [json] = arguments;
                return import('/page/csv.js').then(({ csvOf }) => import('/page/digits.js').then(({ parse }) => csvOf(['a', 'b'], parse(json)).replaceAll('\\r\\n', '|')));""", json);
    }

    /** How the speed layer, Kafka and H2 of a stack are killed, and what starts them again. */
    String commands(String stack) {
        return words("""
                const stack = JSON.parse(arguments[0]);
                return import('/page/commands.js').then(({ commandsOf }) => {
                  const commands = commandsOf({ layers: { serving: { status: { stack } } } });
                  return [commands.kill('speed-layer'), commands.kill('kafka'), commands.kill('h2'), commands.up].map(String).join('|'); });""", stack);
    }

    /** The speed layer is down while 40 is answered, once nothing, then so much; it comes back, and batch computes that much. */
    String verified(int later, int batch) {
        return words("""
                const [later, batch] = arguments;
                const coverage = (cut, to, end) => ({ cut, generated_at: '2026-01-01T12:00:09Z', freshness_ms: 0, lag_events: 0,
                  sources: [{ source: 's', partitions: [{ partition: 0, batch_to: to, speed_to: end }] }] });
                const snapshot = (up, at) => ({ at, layers: { speed: { up, since: at } }, coverage: coverage(1, 0, 50) });
                const answer = (n, said) => ({ rows: [{ k: 'a', n }], coverage: said });
                return import('/page/outages.js').then(({ Outages }) => {
                  const outages = new Outages();
                  outages.see(snapshot(false, '2026-01-01T12:00:00Z'));
                  outages.answered(answer(40, coverage(1, 0, 40)), ['k'], ['n']);
                  outages.answered(null, ['k'], ['n']);
                  outages.answered(answer(later, coverage(1, 0, 50)), ['k'], ['n']);
                  outages.see(snapshot(true, '2026-01-01T12:00:08Z'));
                  outages.verify(answer(batch, coverage(2, 50, 50)));
                  const [one] = outages.list;
                  return `${one.answered} given ${one.refused} refused ${one.back} back, `
                    + `${one.verified.right ? 'right' : 'wrong'} ${one.verified.rows} of cut ${one.verified.cut}`; });""", later, batch);
    }

    /** What the scoreboard notes when the serving layer is heard at these two times and runs since then, at the second. */
    String outageOfTheServingLayer(String heard, String again, String since) {
        return words("""
                const [heard, again, since] = [...arguments];
                const snapshot = (at, began) => ({ at, layers: { serving: { up: true, since: began } },
                  coverage: { cut: 1, lag_events: 0, freshness_ms: 0, sources: [] } });
                return import('/page/outages.js').then(({ Outages }) => {
                  const outages = new Outages();
                  outages.see(snapshot(heard, '2026-01-01T11:00:00Z'));
                  outages.see(snapshot(again, since));
                  return outages.list.map(one => `${one.name}: ${one.until - one.since} ms`).join(); });""", heard, again, since);
    }

    /** Whether a merged answer that reaches these offsets is of the same events as what batch has up to those. */
    boolean covers(String merged, String batch) {
        return (Boolean) browser.run("""
                const coverage = (name, ends) => ({ sources: [{ source: 's', partitions: ends.map((end, partition) => ({ partition, [name]: end })) }] });
                const [merged, batch] = [...arguments].map(text => JSON.parse(text));
                return import('/page/outages.js').then(({ coversTheSame }) =>
                  coversTheSame(coverage('speed_to', merged), coverage('batch_to', batch)));""", merged, batch);
    }

    /** What the page says while two are down, and no answer can be made without the stores. */
    String troubles(String one, String other) {
        return words("""
                const down = [...arguments];
                const isDown = name => down.includes(name);
                const names = ['ingest', 'speed', 'batch', 'serving', 'kafka', 'cassandra', 'warehouse'];
                const layers = Object.fromEntries(names.map(name => [name, {
                  up: !isDown(name), since: '2026-01-01T12:00:00Z', since_exact: true, problem: isDown(name) ? 'away' : null,
                  status: name === 'serving' ? { queries_total: 1 } : {} }]));
                const known = !isDown('kafka');
                const coverage = isDown('cassandra') || isDown('warehouse') ? null
                  : { cut: 1, lag_events: known ? 3 : null, freshness_ms: known ? 1200 : null, sources: [] };
                const log = { end: known ? 90 : null, uncut: known && !isDown('warehouse') ? 45 : null };
                return import('/page/degraded.js').then(({ troublesOf }) =>
                  troublesOf({ at: '2026-01-01T12:00:00Z', layers, log, coverage, coverage_problem: 'away' })
                    .map(trouble => trouble.text).join(' '));""", one, other);
    }

    /**
     * One row as an architecture answers it.
     *
     * @param to the offset that its coverage reaches
     * @param redelivered what it says of redelivered events, or {@code null}
     */
    record Side(String architecture, boolean exact, long to, String redelivered, int value) {}

    /** What the page says of two architectures' answers that stand beside each other: a state and a sentence. */
    String verdict(Side left, Side right) {
        return words("""
                const answer = (architecture, exact, to, redelivered, n) => ({ next: null, rows: [{ n }], coverage: {
                  architecture, exact, sources: [{ source: 's', redelivered, partitions: [{ partition: 0, batch_to: 0, speed_to: to }] }] } });
                const answers = [answer(...arguments[0]), answer(...arguments[1])];
                return import('/page/beside-model.js').then(model => {
                  const view = { keys: [], window: null };
                  const measure = { name: 'n', type: 'BIGINT' };
                  const said = model.verdict(model.compare(view, measure, ...answers), measure, ...answers);
                  return `${said.state}: ${said.text}`;
                });""", arguments(left), arguments(right));
    }

    private static List<Object> arguments(Side side) {
        return Arrays.asList(side.architecture(), side.exact(), side.to(), side.redelivered(), side.value());
    }

    /** What the page says of an answer of Lambda, where it says this of redelivered events. */
    String promises(String redelivered) {
        return words("""
                const [redelivered] = arguments;
                return import('/page/beside-model.js').then(({ promises }) => promises({ architecture: 'lambda', exact: true,
                  lag_events: 0, freshness_ms: 5, sources: [{ source: 'clicks', redelivered, partitions: [] }] }).join(' '));""", redelivered);
    }
}
