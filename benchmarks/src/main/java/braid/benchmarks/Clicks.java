package braid.benchmarks;

import braid.core.event.EventCodec;
import braid.core.event.record.RecordReader;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.core.view.View;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Clicks of {@code pipelines/clicks.sql} as ingest writes them, the same in every run: 10,000 users, 200 pages and 500 products, the first
 * of each much more often than the last, event times within a minute.
 */
@State(Scope.Thread)
public class Clicks {
    /** How many there are. */
    static final int EVENTS = 200_000;
    /** How many are folded before the groups are taken: a flush of a second at that rate. */
    static final int FLUSH = 10_000;

    private static final String[] COUNTRIES = {"US", "DE", "GB", "FR", "JP", "BR", "IN", "NL", "SE", "NZ"};
    private static final long START = 1_767_225_600_000L;

    Source source;
    List<View> views;
    byte[][] events;

    @Setup(Level.Trial)
    public void make() throws IOException {
        var pipeline = PipelineCompiler.compile(Path.of(System.getProperty("braid.pipeline", "pipelines/clicks.sql")));
        source = pipeline.source("clicks");
        views = pipeline.viewsOf(source);
        Random random = new Random(1);
        double[] users = ranks(10_000);
        double[] pages = ranks(200);
        double[] products = ranks(500);
        double[] countries = ranks(COUNTRIES.length);
        EventCodec codec = new EventCodec(source);
        events = new byte[EVENTS][];
        for (int i = 0; i < EVENTS; i++) {
            boolean onProduct = random.nextInt(3) == 0;
            int product = draw(products, random);
            boolean buys = onProduct && random.nextInt(4) == 0;
            events[i] = codec.encode(new Object[] {
                new UUID(random.nextLong(), random.nextLong()).toString(),
                START + random.nextInt(60_000),
                "user-" + draw(users, random),
                onProduct ? "/product/" + product : "/page/" + draw(pages, random),
                random.nextInt(5) == 0 ? null : "https://search.example",
                random.nextInt(20) == 0 ? null : COUNTRIES[draw(countries, random)],
                onProduct ? "product-" + product : null,
                buys ? BigDecimal.valueOf(99L + random.nextInt(20_000), 2) : null
            });
        }
    }

    RecordReader reader() {
        return new RecordReader(source, fingerprint -> null);
    }

    /** Zipf's law: rank r comes up in proportion to 1 / (r + 1)^1.1. */
    private static double[] ranks(int count) {
        double[] cumulated = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += StrictMath.pow(i + 1, -1.1);
            cumulated[i] = sum;
        }
        return cumulated;
    }

    private static int draw(double[] cumulated, Random random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found);
    }
}
