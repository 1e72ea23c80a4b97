package braid.tools.send;

import braid.core.spelling.EventSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.text.Names;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.service.settings.Settings;
import braid.terminal.StepBar;
import braid.tools.client.DeliveryFailed;
import braid.tools.client.IngestClient;
import braid.tools.client.IngestOptions;
import braid.tools.client.Interruption;
import braid.tools.importer.Account;
import braid.tools.importer.FileImport;
import braid.tools.importer.Identity;
import braid.tools.importer.ImportReport;
import braid.tools.importer.ImportState;
import braid.tools.importer.Outcome;
import braid.tools.importer.RejectedRows;
import braid.tools.importer.RowRanges;
import braid.tools.rows.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code braid send}: a file's rows, through ingest. */
@Command(
        name = "send",
        description = {
            "Send the rows of a CSV or JSON file, gzipped or not, to a source.",
            "The header of a CSV file names the columns, with commas, semicolons, tabs or | between them; an empty field is NULL. JSON is an object a line, objects over several lines, or an array. An import that was interrupted, by Ctrl-C too, goes on where it stopped when the same command is given again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid send flights examples/flights/flights-2001-01-01_14.csv.gz",
            "  braid send clicks clicks.ndjson --rate 5000",
            "  braid send trips trips.csv --zone America/New_York --overlap earlier",
            "  braid send pings pings.csv --epoch seconds",
            "  braid send cases 01-22-2020.csv --dates 'M/d/yyyy H:mm' --zone Z",
            "  braid send sales umsatz.csv --decimal , --thousands . --unit EUR --null NA --true ja --false nein",
            "  braid send ratings u.data --header user,item,rating,at --epoch seconds",
            "  braid send quakes all_week.geojson --records features --ignore-unknown",
            "  cat clicks.csv | braid send clicks - --zone Z --cut-to-millis"
        },
        mixinStandardHelpOptions = true)
public final class SendTool implements Callable<Integer> {
    /** How the summary is printed. */
    enum Format {
        text,
        json
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "The source, as the pipeline declares it.")
    private String sourceName;

    @Parameters(paramLabel = "FILE", description = "A CSV or JSON file, .gz of either, or - for standard input.")
    private String file;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Rows per second at most (default: as fast as ingest takes them).")
    private double rate;

    @Option(names = "--batch", defaultValue = "1000", description = "Rows in one request (default ${DEFAULT-VALUE}).")
    private int batch;

    @Mixin
    private ReadOptions read;

    @Option(names = "--restart", description = "Send all rows, though an earlier import of the file was interrupted.")
    private boolean restart;

    @Mixin
    private IngestOptions ingest;

    @Option(names = "--format", defaultValue = "text", description = "Print the summary as ${COMPLETION-CANDIDATES}.")
    private Format format;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        EventSpelling spelling = spelling();
        Settings settings = Settings.load();
        Source source = source(settings);
        Path home = Path.of(System.getenv().getOrDefault("BRAID_HOME", ".braid"));
        IngestClient client = ingest.client(settings, spelling.query());
        ImportState state = file.equals("-")
                ? null
                : ImportState.open(
                        home,
                        Identity.of(
                                Path.of(file),
                                source,
                                ingest.address(settings),
                                client.topicId(source.name()),
                                read.asked()),
                        restart);
        if (state != null && state.passedOver() != null) {
            System.err.println(state.passedOver());
        }
        ImportReport report = new ImportReport(source, file, state, home, format == Format.json);
        send(source, spelling, client, state, report);
        report.finished();
        Outcome outcome = report.outcome();
        return outcome.accepted.get() == 0 && outcome.rejected.get() > 0 ? 1 : 0;
    }

    private void send(
            Source source, EventSpelling spelling, IngestClient client, ImportState state, ImportReport report)
            throws IOException, InterruptedException {
        Outcome outcome = report.outcome();
        RowRanges done = state == null ? new RowRanges() : copyOf(state.done());
        Account account = state == null ? Account.NONE : state;
        try (InputFile input = new InputFile(file, read.encoding());
                RejectedRows rejected = new RejectedRows(report.rejectedFile(), done.size() > 0);
                StepBar progress = new StepBar().begin(report.name(), state == null ? -1 : Files.size(Path.of(file)));
                FileImport fileImport = new FileImport(client, source.name(), batch, rate, outcome, rejected, account);
                Interruption interruption = new Interruption(() -> {
                    progress.close();
                    report.stopping();
                    fileImport.stop();
                    report.stopped();
                })) {
            Rows rows = read.layout().rows(input, source, spelling);
            // The bar shows bytes of the file, because nobody knows its rows before the end.
            fileImport.run(
                    rows,
                    done,
                    () -> progress.at(
                            input.bytesRead(),
                            () -> String.format("%,d rows, %,.0f/s", outcome.accepted.get(), outcome.perSecond())));
            if (state != null) {
                state.finished();
            }
        } catch (DeliveryFailed e) {
            throw new DeliveryFailed(e.getMessage() + report.goOn());
        }
    }

    private EventSpelling spelling() {
        try {
            return read.spelling();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
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
}
