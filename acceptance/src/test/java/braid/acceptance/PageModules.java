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
