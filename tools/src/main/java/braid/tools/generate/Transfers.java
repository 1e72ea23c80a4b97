package braid.tools.generate;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Money that moves between accounts, for {@code pipelines/transfers.sql}: each transfer is two entries whose amounts sum to zero, so that
 * the sum over all accounts is zero whenever both entries of every transfer are covered.
 */
final class Transfers implements Shape {
    private final Zipf accounts;
    private final int count;

    /** @param skew the exponent by which the account that pays is drawn */
    Transfers(int accounts, double skew) {
        this.count = accounts;
        this.accounts = new Zipf(accounts, skew);
    }

    @Override
    public String source() {
        return "transfers";
    }

    @Override
    public void happen(long epochMillis, Random random, Consumer<String> events) {
        String transfer = JsonLine.identifier(random);
        int from = accounts.draw(random);
        int to = (from + 1 + random.nextInt(Math.max(1, count - 1))) % count;
        long amount = 1L + random.nextInt(1_000_000);
        events.accept(entry(transfer, "-from", epochMillis, from, -amount));
        events.accept(entry(transfer, "-to", epochMillis, to, amount));
    }

    private static String entry(String transfer, String side, long epochMillis, int account, long amount) {
        return new JsonLine()
                .text("entry_id", transfer + side)
                .text("transfer_id", transfer)
                .time("happened", epochMillis)
                .text("account", "account-" + account)
                .hundredths("amount", amount)
                .end();
    }
}
