package braid.proof;

import braid.core.event.EventCodec;
import braid.core.segment.chain.DeltaCodec;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.List;
import java.util.Random;

/** The pipeline of the simulation: orders that have a PRIMARY KEY and may be delivered again, and visits that have none. */
final class Shop {
    static final Pipeline PIPELINE = PipelineCompiler.compile("proof.sql", """
            CREATE TABLE orders (id VARCHAR NOT NULL, at_time TIMESTAMP(3) NOT NULL, shop VARCHAR, n INTEGER NOT NULL, PRIMARY KEY (id));
            CREATE TABLE visits (at_time TIMESTAMP(3) NOT NULL, page VARCHAR, n INTEGER NOT NULL);
            CREATE VIEW by_shop AS
            SELECT shop, window_start, window_end, COUNT(*) AS orders, SUM(n) AS items, MIN(n) AS least, MAX(n) AS most
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(at_time), INTERVAL '1' MINUTE)) GROUP BY shop, window_start, window_end;
            CREATE VIEW by_minute AS
            SELECT window_start, window_end, COUNT(*) AS orders, MAX(n) AS most
            FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(at_time), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end;
            CREATE VIEW by_page AS SELECT page, COUNT(*) AS visits, SUM(n) AS seconds FROM visits GROUP BY page;
            """);
    static final String ORDERS = "orders";
    static final String VISITS = "visits";
    static final List<String> SOURCES = List.of(ORDERS, VISITS);
    static final List<View> VIEWS = PIPELINE.views();
    static final List<String> NAMES = List.of("a", "b", "c", "d");
    /** More than a delta ever has. */
    static final int MOST_PIECES = 10;

    static final long MINUTE = 60_000;

    private static final EventCodec ORDER = new EventCodec(PIPELINE.source(ORDERS));
    private static final EventCodec VISIT = new EventCodec(PIPELINE.source(VISITS));

    private Shop() {}

    /** What happened: an order with an id, or a visit without one. */
    record Happened(String id, long atMillis, String name, int n) {
        Object[] row() {
            return id == null ? new Object[] {atMillis, name, n} : new Object[] {id, atMillis, name, n};
        }

        byte[] bytes() {
            return id == null ? VISIT.encode(row()) : ORDER.encode(row());
        }
    }

    /** A delta without groups. */
    static byte[] nothing(String view) {
        return new DeltaCodec(PIPELINE.view(view)).encode(List.of());
    }

    static Happened any(String id, Random random) {
        return new Happened(
                id, MINUTE * random.nextInt(3), NAMES.get(random.nextInt(NAMES.size())), random.nextInt(10));
    }
}
