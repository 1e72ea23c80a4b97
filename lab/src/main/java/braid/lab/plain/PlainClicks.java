package braid.lab.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The views of {@code pipelines/clicks.sql} that count events. Amounts are cents. */
final class PlainClicks implements Plain.Program {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;

    private final Set<String> seen = new HashSet<>();
    private final Map<At, Page> pages = new HashMap<>();
    private final Map<At, User> users = new HashMap<>();
    private final Map<String, Product> products = new HashMap<>();

    private record At(String name, long window) {}

    private static final class Page {
        private long views;
        private final Set<String> visitors = new HashSet<>();
        private Long revenue;
        private long landings;
    }

    private static final class User {
        private long events;
        private long purchases;
        private Long spent;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
    }

    private static final class Product {
        private long views;
        private long sold;
        private Long revenue;
    }

    @Override
    public void take(Map<String, String> event) {
        if (!seen.add(event.get("event_id"))) {
            return;
        }
        long time = Instant.parse(event.get("event_time")).toEpochMilli();
        String amount = event.get("amount");
        Long cents =
                amount == null ? null : new BigDecimal(amount).movePointRight(2).longValueExact();
        Page page =
                pages.computeIfAbsent(new At(event.get("page"), time - Math.floorMod(time, MINUTE)), at -> new Page());
        page.views++;
        page.visitors.add(event.get("user_id"));
        page.revenue = sum(page.revenue, cents);
        page.landings += event.get("referrer") == null ? 1 : 0;
        User user =
                users.computeIfAbsent(new At(event.get("user_id"), time - Math.floorMod(time, HOUR)), at -> new User());
        user.events++;
        user.purchases += cents == null ? 0 : 1;
        user.spent = sum(user.spent, cents);
        user.first = Math.min(user.first, time);
        user.last = Math.max(user.last, time);
        if (event.get("product") != null) {
            Product product = products.computeIfAbsent(event.get("product"), name -> new Product());
            product.views++;
            product.sold += cents == null ? 0 : 1;
            product.revenue = sum(product.revenue, cents);
        }
    }

    private static Long sum(Long sum, Long more) {
        return more == null ? sum : sum == null ? more : (Long) (sum + more);
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("page_views");
        for (Map.Entry<At, Page> each : pages.entrySet()) {
            Page page = each.getValue();
            out.writeStartObject();
            out.writeStringField("page", each.getKey().name());
            out.writeStringField("window_start", time(each.getKey().window()));
            out.writeNumberField("views", page.views);
            out.writeNumberField("visitors", page.visitors.size());
            money(out, "revenue", page.revenue);
            out.writeNumberField("landings", page.landings);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("user_activity");
        for (Map.Entry<At, User> each : users.entrySet()) {
            User user = each.getValue();
            out.writeStartObject();
            out.writeStringField("user_id", each.getKey().name());
            out.writeStringField("window_start", time(each.getKey().window()));
            out.writeNumberField("events", user.events);
            out.writeNumberField("purchases", user.purchases);
            money(out, "spent", user.spent);
            out.writeStringField("first_seen", time(user.first));
            out.writeStringField("last_seen", time(user.last));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("product_ranking");
        for (Map.Entry<String, Product> each : products.entrySet()) {
            Product product = each.getValue();
            out.writeStartObject();
            out.writeStringField("product", each.getKey());
            out.writeNumberField("views", product.views);
            out.writeNumberField("sold", product.sold);
            money(out, "revenue", product.revenue);
            if (product.sold == 0) {
                out.writeNullField("mean_price");
            } else {
                out.writeNumberField("mean_price", product.revenue / 100.0 / product.sold);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    static void money(JsonGenerator out, String name, Long cents) throws IOException {
        if (cents == null) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, BigDecimal.valueOf(cents, 2));
        }
    }
}
