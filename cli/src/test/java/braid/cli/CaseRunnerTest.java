package braid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cases/run} itself, on cases that need no stack: what fits, what does not, and how mistakes of a case are told. */
class CaseRunnerTest {
    private static final Path RUN = Path.of("..", "cases", "run");

    @TempDir
    private Path cases;

    @TempDir
    private Path temporary;

    private record Outcome(int code, String text) {}

    @Test
    void linesPatternsAndCodes_fit() throws Exception {
        write("01-fits", """
                # Of no stack.
                stack: none
                $ printf 'a\\nb 12\\nc\\nd\\nc\\ne\\n\\n'; exit 3
                a
                ~ b [0-9]+
                ...
                c
                e
                ? 3

                $ cat data.txt |
                >   tr a-z A-Z
                HELLO

                $ echo '$ 1' && echo '...' && echo nothing >&2
                \\$ 1
                \\...
                nothing

                $ true
                ...
                """);
        Files.writeString(cases.resolve("01-fits/data.txt"), "hello\n");
        assertThat(run()).satisfies(outcome -> {
            assertThat(outcome.code()).as(outcome.text()).isZero();
            assertThat(outcome.text()).contains("ok      01-fits").contains("1 passed, 0 failed in");
        });
    }

    @Test
    void difference_isShownWithItsPlaceAndFails() throws Exception {
        write("01-fits", "stack: none\n$ echo a\na\n");
        write("02-differs", "stack: none\n$ echo a\na\n\n$ printf 'a\\nb\\n'\na\nc\n\n$ false\n");
        write("03-too-much", "stack: none\n$ printf 'a\\nb\\n'\na\n");
        Outcome outcome = run();
        assertThat(outcome.code()).as(outcome.text()).isEqualTo(1);
        assertThat(outcome.text())
                .contains("ok      01-fits")
                .contains("FAILED  02-differs")
                .contains("02-differs/case:5: printf")
                .contains("    -c\n    +b\n")
                .contains("02-differs/case:9: false\n    exit code 1, but should be 0")
                .contains("FAILED  03-too-much")
                .contains("    +b\n")
                .contains("what came, and the logs: target/cases/02-differs")
                .contains("1 passed, 2 failed in");
    }

    @Test
    void whatIsNotHere_isSkippedAndNotPassed() throws Exception {
        write("01-skips", "stack: none\n$ echo no browser; exit 77\na\n\n$ false\n");
        Outcome outcome = run();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.text())
                .contains("skipped 01-skips")
                .contains("no browser")
                .contains("0 passed, 0 failed, 1 skipped");
    }

    @Test
    void mistakes_areToldWithTheirLines() throws Exception {
        write("01-early", "# what\noutput\n$ true\n");
        write("02-code", "stack: none\n$ true\n? one\n$ true\n? 1\nmore\n");
        write("03-pattern", "stack: none\n$ true\n~ [a\n");
        write("04-stack", "stack: nowhere\n$ true\n");
        write("05-none", "stack: none\n# nothing\n");
        write("06-goes-on", "stack: none\n$ true\nout\n> more\n");
        Outcome outcome = run();
        assertThat(outcome.code()).as(outcome.text()).isEqualTo(2);
        assertThat(outcome.text())
                .contains("01-early/case:2: 'output' stands before the first command.")
                .contains("01-early/case:1: there is no pipeline.sql")
                .contains("02-code/case:3: 'one' is no exit code")
                .contains("02-code/case:6: 'more' comes after the exit code.")
                .contains("03-pattern/case:3: '[a' is no extended regular expression.")
                .contains("04-stack/case:1: there is no stack 'nowhere'. There are: none")
                .contains("05-none/case:2: there is no command")
                .contains("06-goes-on/case:4: '> ' goes on with a command")
                .doesNotContain("passed");
    }

    @Test
    void casesOfOneStack_areTogetherAndChosenByTheirNames() throws Exception {
        Files.createDirectories(cases.resolve("stacks/shared"));
        Files.writeString(cases.resolve("stacks/shared/pipeline.sql"), "");
        write("01-a", "stack: shared\n$ true\n");
        write("02-b", "stack: none\n$ true\n");
        write("03-c", "stack: shared\n$ true\n");
        assertThat(run("--list").text().lines())
                .extracting(line -> line.replaceAll(" +", " "))
                .containsExactly("01-a stack shared", "03-c stack shared", "02-b starts its stack itself");
        assertThat(run("02").text()).contains("1 passed");
        assertThat(run("04")).satisfies(outcome -> {
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.text()).contains("there is no case '04'");
        });
        assertThat(run("--keep", "02", "01").text()).contains("--keep takes cases of one stack");
    }

    @Test
    void interruptedRun_leavesNothing() throws Exception {
        write("01-waits", "stack: none\n$ echo here >\"$MARK\"; exec sleep 60\n");
        Path mark = temporary.resolve("mark");
        Process process = start("MARK", mark.toString());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(mark)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        // Who was killed is gone when the system has taken note of it.
        assertThat(children).isNotEmpty().allSatisfy(child -> assertThat(child.onExit())
                .succeedsWithin(Duration.ofSeconds(20)));
        Files.delete(mark);
        Files.deleteIfExists(temporary.resolve("output"));
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    private void write(String name, String transcript) throws IOException {
        Files.createDirectories(cases.resolve(name));
        Files.writeString(cases.resolve(name).resolve("README.md"), "# Of a test\n");
        Files.writeString(cases.resolve(name).resolve("case"), transcript);
    }

    private Outcome run(String... arguments) throws Exception {
        Process process = start("UNUSED", "", arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(temporary.resolve("output")));
    }

    private Process start(String name, String value, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(RUN.toString(), "--in", cases.toString()), Stream.of(arguments))
                        .toList());
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().put(name, value);
        return builder.redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output").toFile())
                .start();
    }
}
