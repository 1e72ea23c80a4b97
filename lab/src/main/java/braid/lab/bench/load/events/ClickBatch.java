package braid.lab.bench.load.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clicks as NDJSON, made once and sent again and again: each time only the event ids, of fixed width, are written anew. So the client
 * costs the machine next to nothing while it measures.
 */
public final class ClickBatch {
    private static final int ID_DIGITS = 16;
    private static final String NO_ID = "0".repeat(ID_DIGITS);
    private static final String BEFORE_ID = "{\"event_id\":\"";
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int USERS = 10_000;
    private static final int PAGES = 200;
    private static final int PRODUCTS = 500;
    private static final String[] COUNTRIES = {"US", "DE", "GB", "FR", "JP", "BR", "IN", "NL", "SE", "NZ"};

    private final byte[] lines;
    private final int[] ids;

    /** So many clicks of the minute before {@code now}. */
    public ClickBatch(int events, Random random, Instant now) {
        ids = new int[events];
        StringBuilder text = new StringBuilder();
        for (int event = 0; event < events; event++) {
            ids[event] = text.length() + BEFORE_ID.length();
            click(text, random, now.minusMillis(random.nextInt(60_000)));
        }
        lines = text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    int events() {
        return ids.length;
    }

    /** The lines, each with an id of its own: the next of {@code lastId}. */
    public byte[] next(AtomicLong lastId) {
        byte[] copy = lines.clone();
        long id = lastId.getAndAdd(ids.length);
        for (int at : ids) {
            write(++id, copy, at);
        }
        return copy;
    }

    /** One event on a page of its own. */
    public static byte[] probe(String page, AtomicLong lastId, Instant now) {
        String line = BEFORE_ID + String.format("%016x", lastId.incrementAndGet()) + "\",\"event_time\":\""
                + now.truncatedTo(ChronoUnit.MILLIS) + "\",\"user_id\":\"probe\",\"page\":\"" + page + "\"}\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /** A page that is drawn as the events' pages are. */
    public static String page(Random random) {
        int page = few(PAGES, random);
        return page == 0 ? "/home" : "/page/" + page;
    }

    private static void write(long id, byte[] text, int at) {
        long rest = id;
        for (int digit = ID_DIGITS - 1; digit >= 0; digit--) {
            text[at + digit] = DIGITS[(int) (rest & 0xf)];
            rest >>>= 4;
        }
    }

    private static void click(StringBuilder text, Random random, Instant at) {
        text.append(BEFORE_ID).append(NO_ID).append("\",\"event_time\":\"").append(at.truncatedTo(ChronoUnit.MILLIS));
        text.append("\",\"user_id\":\"user-").append(few(USERS, random));
        text.append("\",\"page\":\"").append(page(random)).append('"');
        if (random.nextInt(5) != 0) {
            text.append(",\"referrer\":\"https://search.example\"");
        }
        text.append(",\"country\":\"")
                .append(COUNTRIES[few(COUNTRIES.length, random)])
                .append('"');
        if (random.nextInt(3) == 0) {
            text.append(",\"product\":\"product-").append(few(PRODUCTS, random)).append('"');
            text.append(",\"amount\":").append(1 + random.nextInt(200)).append(".99");
        }
        text.append("}\n");
    }

    /** A number below {@code count}, the small ones much more often. */
    private static int few(int count, Random random) {
        double draw = random.nextDouble();
        return (int) (count * draw * draw * draw);
    }
}
