package braid.acceptance;

import java.io.IOException;

/** Generated clicks that make it hard: in disorder, one in twenty late by up to days, one in fifty delivered twice. */
final class Clicks {
    private Clicks() {}

    static Process generate(Stack stack, String seed, int count) throws IOException {
        return stack.start(
                "generate",
                "clicks",
                "--seed",
                seed,
                "--count",
                String.valueOf(count),
                "--rate",
                "1500",
                "--late",
                "5%",
                "--duplicates",
                "2%");
    }
}
