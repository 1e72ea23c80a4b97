package braid.serving.peer;

import braid.answer.limit.Admission;
import braid.answer.read.MergedReader;
import braid.answer.read.ModelLog;
import braid.answer.read.Readers;
import braid.answer.rows.RowsAnswer;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.serving.ModelDoors;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Two views whose columns have every type, over events with values at which engines differ. */
final class AwkwardViews {
    static final Pipeline PIPELINE = PipelineCompiler.compile("shop.sql", """
            CREATE TABLE sales (
              sold_at TIMESTAMP(3) NOT NULL, id INTEGER NOT NULL, small INTEGER, big BIGINT, price DECIMAL(12,2), fine DECIMAL(18,6),
              weight DOUBLE, name VARCHAR(40), note VARCHAR(100), made_on DATE, seen_at TIMESTAMP(3), ok BOOLEAN);
            CREATE VIEW wide AS
            SELECT id, small, big, price, fine, name, note, made_on, seen_at, ok, window_start, window_end,
              COUNT(*) AS n, MAX(weight) AS weight
            FROM TABLE(TUMBLE(TABLE sales, DESCRIPTOR(sold_at), INTERVAL '1' HOUR))
            GROUP BY id, small, big, price, fine, name, note, made_on, seen_at, ok, window_start, window_end;
            CREATE VIEW brief AS
            SELECT name, ok, COUNT(*) AS n, COUNT(price) AS priced, MAX(price) AS dearest, MAX(small) AS highest,
              MAX(seen_at) AS last_seen, MIN(made_on) AS first_day
            FROM sales GROUP BY name, ok;
            """);

    private static final Integer[] SMALL = {null, 0, 1, -1, 7, 100, -2_147_483_648, 2_147_483_647};
    private static final Long[] BIG = {null, 0L, 1L, -3L, 4_000_000_000L, Long.MIN_VALUE + 1, Long.MAX_VALUE};
    private static final String[] PRICE = {
        null, "0.00", "0.50", "-0.50", "2.50", "19.99", "-9999999999.99", "9999999999.99"
    };
    private static final String[] FINE = {null, "0.000000", "0.500000", "-1.500000", "1.234567", "999999999999.999999"};
    private static final Double[] WEIGHT = {null, 0.0, 0.5, -2.5, 1e-3, 1e15, 123.456};
    private static final String[] NAME = {
        null, "", "shop", "Shop", "a\nb", "a\r\nb", "\uD83D\uDE00", "x\uD83D\uDE00y", "\uFF5E", "%", "_"
    };
    private static final String[] NOTE = {
        null,
        "",
        " ",
        "first\nsecond",
        "first\u2028second",
        "first\u0085second",
        "tr\u00e8s caf\u00e9",
        "\uD83C\uDDE9\uD83C\uDDEA",
        "100%",
        "a_b",
        "1969",
        "  both  "
    };
    private static final String[] DAY = {
        null,
        "0001-01-01",
        "1582-10-10",
        "1969-12-31",
        "1970-01-01",
        "2000-02-29",
        "2023-12-31",
        "2024-01-31",
        "2024-02-29",
        "9999-12-31"
    };
    private static final String[] TIME = {
        null,
        "0001-01-01T00:00",
        "1582-10-04T23:59:59.999",
        "1969-12-31T23:59:59.999",
        "1969-12-29T12:30:15.500",
        "1970-01-01T00:00",
        "2024-02-29T10:00:01.999",
        "2024-03-01T10:00:00",
        "2024-12-30T00:00:00.001",
        "2026-06-30T23:59:59.050",
        "9999-12-31T23:59:59.999"
    };
    private static final Boolean[] OK = {null, true, false};
    private static final int ROWS = 45;

    private AwkwardViews() {}

    static SqlService service() {
        return new SqlService(PIPELINE, reader(), new SqlLimits(Duration.ofSeconds(30), 100_000, 1 << 28, 8));
    }

    /** The same over real HTTP. */
    static ModelDoors doors() throws IOException {
        return ModelDoors.open(PIPELINE, Readers.lambda(reader()), new Admission(8, 8, Duration.ofSeconds(30)));
    }

    private static MergedReader reader() {
        ModelLog log = new ModelLog(2);
        for (int i = 0; i < ROWS; i++) {
            log.append(i % 2, event(i));
            if (i == ROWS / 2) {
                log.cut();
                log.publish(1);
            }
        }
        log.foldAll();
        return log.reader();
    }

    private static Object[] event(int i) {
        return new Object[] {
            millis(TIME[1 + i * 3 % (TIME.length - 2)]),
            i,
            pick(SMALL, i),
            pick(BIG, i),
            decimal(pick(PRICE, i)),
            decimal(pick(FINE, i)),
            pick(WEIGHT, i),
            pick(NAME, i),
            pick(NOTE, i),
            day(pick(DAY, i)),
            millis(pick(TIME, i)),
            pick(OK, i)
        };
    }

    private static <T> T pick(T[] values, int i) {
        return values[(i * 5 + i / values.length) % values.length];
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Integer day(String text) {
        return text == null ? null : (Integer) (int) LocalDate.parse(text).toEpochDay();
    }

    private static Long millis(String text) {
        return text == null
                ? null
                : (Long) LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    static List<String> names() {
        return PIPELINE.views().stream().map(view -> view.name()).toList();
    }

    static RowsAnswer all(SqlService service, String view) {
        return service.answer("SELECT * FROM " + view);
    }
}
