package braid.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * The four views of {@code pipelines/clicks.sql} as somebody would write them who has nothing else to do: Avro's decoder, records as keys,
 * mutable objects in hash maps, amounts in cents. It trusts the log: it looks at no fingerprint and refuses nothing.
 */
final class HandWritten {
    private static final int HEADER = 10;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long QUARTER = 15 * MINUTE;

    /** A key and when its window starts. */
    private record Windowed(String key, long start) {}

    private static final class Page {
        private long views;
        private final HllSketch visitors = new HllSketch(12, TgtHllType.HLL_8);
        private long revenue;
        private long landings;
    }

    private static final class User {
        private long events;
        private long purchases;
        private long spent;
        private long firstSeen = Long.MAX_VALUE;
        private long lastSeen = Long.MIN_VALUE;
    }

    private static final class Product {
        private long views;
        private long sold;
        private long revenue;
    }

    private static final class Country {
        private long revenue;
        private long orders;
        private long largest = Long.MIN_VALUE;
    }

    private final Map<Windowed, Page> pages = new HashMap<>();
    private final Map<Windowed, User> users = new HashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final Map<Windowed, Country> countries = new HashMap<>();
    private BinaryDecoder decoder;
    private ByteBuffer buffer;

    void accept(byte[] event) {
        try {
            decoder = DecoderFactory.get().binaryDecoder(event, HEADER, event.length - HEADER, decoder);
            decoder.skipString();
            long at = decoder.readLong();
            String user = text();
            String page = text();
            String referrer = optionalText();
            String country = optionalText();
            String product = optionalText();
            boolean some = decoder.readIndex() == 1;
            long cents = some ? number() : 0;
            add(at, user, page, referrer, country, product, some, cents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(
            long at,
            String user,
            String page,
            String referrer,
            String country,
            String product,
            boolean some,
            long cents) {
        Page ofPage = pages.computeIfAbsent(new Windowed(page, at - at % MINUTE), key -> new Page());
        ofPage.views++;
        ofPage.visitors.update(user);
        ofPage.revenue += cents;
        ofPage.landings += referrer == null ? 1 : 0;
        User ofUser = users.computeIfAbsent(new Windowed(user, at - at % HOUR), key -> new User());
        ofUser.events++;
        ofUser.purchases += some ? 1 : 0;
        ofUser.spent += cents;
        ofUser.firstSeen = Math.min(ofUser.firstSeen, at);
        ofUser.lastSeen = Math.max(ofUser.lastSeen, at);
        if (product != null) {
            Product ofProduct = products.computeIfAbsent(product, key -> new Product());
            ofProduct.views++;
            ofProduct.sold += some ? 1 : 0;
            ofProduct.revenue += cents;
        }
        Windowed quarter = new Windowed(country == null ? "??" : country, at - at % QUARTER);
        Country ofCountry = countries.computeIfAbsent(quarter, key -> new Country());
        if (some) {
            ofCountry.revenue += cents;
            ofCountry.orders++;
            ofCountry.largest = Math.max(ofCountry.largest, cents);
        }
    }

    private String optionalText() throws IOException {
        return decoder.readIndex() == 1 ? text() : null;
    }

    private String text() throws IOException {
        buffer = decoder.readBytes(buffer);
        return new String(buffer.array(), 0, buffer.limit(), StandardCharsets.UTF_8);
    }

    private long number() throws IOException {
        buffer = decoder.readBytes(buffer);
        long number = buffer.get(0);
        for (int i = 1; i < buffer.limit(); i++) {
            number = number << 8 | buffer.get(i) & 0xFF;
        }
        return number;
    }
}
