package braid.ingest.importer;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Names;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.Durations;
import braid.ingest.client.DeliveryFailed;
import braid.ingest.client.IngestClient;
import braid.ingest.client.Progress;
import braid.service.ServiceAddress;
import braid.service.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code braid send}: a file's rows, through ingest. */
@Command(
        name = "send",
        description = {
            "Send the rows of a CSV or NDJSON file, gzipped or not, to a source.",
            "The header of a CSV file names the columns; an empty field is NULL. An import that was interrupted goes on where it stopped."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid send flights examples/flights/flights-2001-01-01_14.csv.gz",
            "  braid send clicks clicks.ndjson --rate 5000",
            "  cat clicks.csv | braid send clicks - --zone Z"
        },
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    /** How the summary is printed. */
    enum Format {
        text,
        json
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "The source, as the pipeline declares it.")
    private String sourceName;

    @Parameters(paramLabel = "FILE", description = "A CSV or NDJSON file, .gz of either, or - for standard input.")
    private String file;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Rows per second at most (default: as fast as ingest takes them).")
    private double rate;

    @Option(names = "--batch", defaultValue = "1000", description = "Rows in one request (default ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--zone",
            description = "Zone of timestamps that have none, like Z or +01:00; without it they are rejected.")
    private String zone;

    @Option(names = "--restart", description = "Send all rows, though an earlier import of the file was interrupted.")
    private boolean restart;

    @Option(
            names = "--url",
            description = "Where ingest listens (default: as BRAID_INGEST_HOST and BRAID_INGEST_PORT say).")
    private URI url;

    @Option(
            names = "--timeout",
            defaultValue = "60s",
            converter = Durations.class,
            description = "How long to try while ingest or Kafka is away (default ${DEFAULT-VALUE}).")
    private Duration timeout;

    @Option(names = "--format", defaultValue = "text", description = "Print the summary as ${COMPLETION-CANDIDATES}.")
    private Format format;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        Settings settings = Settings.load();
        Source source = source(settings);
        URI ingest = url == null ? ServiceAddress.of(settings, "ingest") : url;
        Path home = Path.of(System.getenv().getOrDefault("BRAID_HOME", ".braid"));
        boolean fromStdin = file.equals("-");
        ImportState state = fromStdin ? null : ImportState.open(home, Path.of(file), source.name(), ingest, restart);
        RowRanges done = fromStdin ? new RowRanges() : state.done();
        long earlier = done.size();
        String name = fromStdin ? "stdin" : Path.of(file).getFileName().toString();
        Outcome outcome = new Outcome();
        Path rejectedFile = home.resolve("rejected").resolve(name + ".rejected.ndjson");
        try (InputFile input = new InputFile(file);
                RejectedRows rejected = new RejectedRows(rejectedFile, earlier > 0);
                Progress progress = new Progress(name, fromStdin ? -1 : Files.size(Path.of(file)))) {
            Rows rows =
                    input.looksLikeJson() ? new NdjsonRows(input.reader()) : new CsvRows(input.reader(), source, zone);
            FileImport fileImport = new FileImport(
                    new IngestClient(ingest, timeout),
                    source.name(),
                    batch,
                    rate,
                    outcome,
                    rejected,
                    fromStdin ? (from, to) -> {} : state::acknowledged);
            // The bar shows bytes of the file, because nobody knows its rows before the end.
            fileImport.run(
                    rows,
                    copyOf(done),
                    () -> progress.at(
                            input.bytesRead(),
                            () -> String.format("%,d rows, %,.0f/s", outcome.accepted.get(), outcome.perSecond())));
            if (!fromStdin) {
                state.finished();
            }
        }
        print(source, outcome, earlier, rejectedFile);
        return outcome.accepted.get() == 0 && outcome.rejected.get() > 0 ? 1 : 0;
    }

    /** Rows that are acknowledged during this run need not be asked for: none is read twice. */
    private static RowRanges copyOf(RowRanges done) {
        RowRanges copy = new RowRanges();
        done.list().forEach(range -> copy.add(range[0], range[1]));
        return copy;
    }

    private void check() throws NoSuchFileException {
        if (batch < 1 || batch > 100_000) {
            throw new ParameterException(spec.commandLine(), "--batch is " + batch + ", but must be from 1 to 100000.");
        }
        if (!(rate >= 0)) {
            throw new ParameterException(spec.commandLine(), "--rate is " + rate + ", but cannot be negative.");
        }
        if (zone != null && !zone.matches("Z|[+-]\\d\\d:\\d\\d")) {
            throw new ParameterException(spec.commandLine(), "--zone is '" + zone + "', but must be Z or like +01:00.");
        }
        if (!file.equals("-") && !Files.isRegularFile(Path.of(file))) {
            throw new NoSuchFileException(file);
        }
    }

    private Source source(Settings settings) throws IOException {
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        Source source = pipeline.source(sourceName);
        if (source == null) {
            throw new DeliveryFailed("Pipeline " + pipeline.name() + " has no source '" + sourceName + "'. "
                    + Names.suggestion(
                            sourceName,
                            pipeline.sources().stream().map(Source::name).toList())
                    + " Another pipeline is chosen with BRAID_PIPELINE.");
        }
        return source;
    }

    private void print(Source source, Outcome outcome, long earlier, Path rejectedFile) {
        Map<String, Object> summary = outcome.summary(source.name(), file, earlier, rejectedFile.toString());
        if (format == Format.json) {
            System.out.println(new JsonMapper().writeValueAsString(summary));
        } else {
            System.out.printf(
                    "%,d rows accepted, %,d rejected, %,d sent earlier, in %.1f s: %,.0f rows/s%n",
                    outcome.accepted.get(), outcome.rejected.get(), earlier, outcome.seconds(), outcome.perSecond());
        }
        if (outcome.rejected.get() > 0) {
            System.err.println("Rejected rows, with line, column and reason, are in " + rejectedFile);
        }
        if (earlier > 0 && !source.hasPrimaryKey()) {
            System.err.println("If the earlier import was killed, up to " + FileImport.IN_FLIGHT
                    + " of its requests may be in the log twice: source " + source.name() + " has no PRIMARY KEY.");
        }
        if (outcome.maybeTwice.get() > 0 && !source.hasPrimaryKey()) {
            System.err.printf(
                    "Up to %,d rows may be in the log twice: a request had to be repeated, and source %s has no PRIMARY KEY.%n",
                    outcome.maybeTwice.get(), source.name());
        }
    }
}
