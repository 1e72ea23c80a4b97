package braid.tools.importer;

import braid.core.view.Source;
import braid.tools.client.Json;
import java.nio.file.Path;
import java.util.Map;

/** Says what became of an import: when it is finished, when it was stopped, and when it failed. */
public final class ImportReport {
    private final Source source;
    private final String file;
    private final ImportState state;
    private final long earlier;
    private final Path rejectedFile;
    private final boolean json;
    private final Outcome outcome = new Outcome();

    /**
     * @param state the import's note; {@code null} for standard input, which has none
     * @param json whether the summary is one line of JSON
     */
    public ImportReport(Source source, String file, ImportState state, Path home, boolean json) {
        this.source = source;
        this.file = file;
        this.state = state;
        this.earlier = state == null ? 0 : state.done().size();
        this.rejectedFile = home.resolve("rejected").resolve(name() + ".rejected.ndjson");
        this.json = json;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Path rejectedFile() {
        return rejectedFile;
    }

    /** The file's name without its folders. */
    public String name() {
        return file.equals("-") ? "stdin" : Path.of(file).getFileName().toString();
    }

    /** All rows are sent. */
    public void finished() {
        print(true);
    }

    /** The import will be stopped. */
    public void stopping() {
        System.err.println("Waiting for the answers to the requests under way ...");
    }

    /** The import was stopped by Ctrl-C or SIGTERM. */
    public void stopped() {
        print(false);
        System.err.println("Stopped." + goOn());
    }

    /** How to go on after an import that did not come to its end, to put behind the reason. */
    public String goOn() {
        if (state == null) {
            return String.format(
                    " %,d rows of standard input are answered; what is left of it was not sent.",
                    outcome.accepted.get() + outcome.rejected.get());
        }
        long done = state.done().size();
        long unanswered = state.underWay();
        String rows = done == 0
                ? ""
                : String.format(" %,d rows of the file are done; the same command goes on behind them.", done);
        return unanswered == 0
                ? rows
                : rows + String.format(" %,d rows have no answer: they will be sent again%s", unanswered, twice());
    }

    private String twice() {
        return source.hasPrimaryKey()
                ? ", and count once, because the source has a PRIMARY KEY."
                : ", and those that are in the log already then count twice: source " + source.name()
                        + " has no PRIMARY KEY.";
    }

    private void print(boolean complete) {
        if (json) {
            Map<String, Object> summary =
                    outcome.summary(source.name(), file, earlier, rejectedFile.toString(), complete);
            System.out.println(Json.line(summary));
        } else {
            System.out.printf(
                    "%,d rows accepted, %,d rejected, %,d sent earlier, in %.1f s: %,.0f rows/s%n",
                    outcome.accepted.get(), outcome.rejected.get(), earlier, outcome.seconds(), outcome.perSecond());
        }
        if (outcome.rejected.get() > 0) {
            outcome.reasons().forEach(reason -> System.err.println("  " + reason));
            System.err.println("Rejected rows, with line, column and reason, are in " + rejectedFile);
        }
        if (state != null && state.leftUnderWay() > 0) {
            System.err.printf(
                    "%,d rows of the earlier import had no answer when it ended, and were sent again%s%n",
                    state.leftUnderWay(), twice());
        }
        if (outcome.maybeTwice.get() > 0) {
            System.err.printf(
                    "%,d rows were sent again, because a request was only answered in part or not at all%s%n",
                    outcome.maybeTwice.get(), twice());
        }
    }
}
