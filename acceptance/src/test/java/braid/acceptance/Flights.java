package braid.acceptance;

import java.io.IOException;
import java.nio.file.Path;

/** The real flights of the examples. */
final class Flights {
    static final long IN_FILE = 228_738;
    static final Path FILE = Stack.ROOT.resolve("examples/flights/flights-2001-01-01_14.csv.gz");

    private Flights() {}

    /** Begins to send them all. */
    static Process send(Stack stack, int perSecond) throws IOException {
        return stack.start("send", "flights", FILE.toString(), "--rate", String.valueOf(perSecond));
    }
}
