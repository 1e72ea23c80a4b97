package braid.tools.generate;

import java.util.Random;
import java.util.function.Consumer;

/** A web shop's visitors, for {@code pipelines/clicks.sql}: few pages, products and users make most of the clicks. */
final class Clicks implements Shape {
    private static final String[] PAGES = {"/home", "/search", "/cart", "/checkout", "/sale", "/help", "/about"};
    private static final String[] COUNTRIES = {"US", "DE", "GB", "FR", "JP", "BR", "IN", "NL", "SE", "NZ"};
    private static final String[] REFERRERS = {"https://search.example", "https://news.example", "https://mail.example"
    };
    private static final int ALL_PAGES = 200;
    private static final int ALL_PRODUCTS = 500;

    private final Zipf users;
    private final Zipf pages = new Zipf(ALL_PAGES);
    private final Zipf products = new Zipf(ALL_PRODUCTS);
    private final Zipf countries = new Zipf(COUNTRIES.length);

    /** @param skew the exponent by which users are drawn */
    Clicks(int users, double skew) {
        this.users = new Zipf(users, skew);
    }

    @Override
    public String source() {
        return "clicks";
    }

    @Override
    public void happen(long epochMillis, Random random, Consumer<String> events) {
        int page = pages.draw(random);
        boolean onProduct = random.nextInt(3) == 0;
        int product = products.draw(random);
        boolean buys = onProduct && random.nextInt(4) == 0;
        events.accept(new JsonLine()
                .text("event_id", JsonLine.identifier(random))
                .time("event_time", epochMillis)
                .text("user_id", "user-" + users.draw(random))
                .text("page", onProduct ? "/product/" + product : page < PAGES.length ? PAGES[page] : "/page/" + page)
                .text("referrer", random.nextInt(5) == 0 ? null : REFERRERS[random.nextInt(REFERRERS.length)])
                .text("country", random.nextInt(20) == 0 ? null : COUNTRIES[countries.draw(random)])
                .text("product", onProduct ? "product-" + product : null)
                .hundredths("amount", buys ? (Long) (99L + random.nextInt(20_000)) : null)
                .end());
    }
}
