package braid.tools.importer;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.event.EventCodec;
import braid.core.event.record.RowText;
import braid.core.spelling.EventSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.decode.Decoded;
import braid.ingest.decode.Decoders;
import braid.ingest.decode.Format;
import braid.ingest.decode.column.EventTimes;
import braid.tools.client.DeliveryFailed;
import braid.tools.rows.Row;
import braid.tools.rows.Rows;
import braid.tools.send.InputFile;
import braid.tools.send.ReadOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Some lines of real public files, as they are, through the readers of {@code braid send} and the door: a folder of texts with the file's origin, the
 * source and the options that somebody would write for it, the lines, and the typed rows.
 */
class FilesAsTheyAreTest {
    private static final Path FILES = Path.of("src", "test", "resources", "braid", "tools", "importer", "files");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    @Command
    private static final class Options {
        @Mixin
        private ReadOptions read;

        static ReadOptions of(List<String> options) {
            return CommandLine.populateCommand(new Options(), options.toArray(String[]::new)).read;
        }
    }

    private record Example(String name, String pipeline, List<String> options, String lines, List<String> rows) {
        static Example of(Path file) throws IOException {
            String[] parts = Files.readString(file).split("(?m)^---\n");
            List<String> options = WORD.matcher(parts[2])
                    .results()
                    .map(FilesAsTheyAreTest::unquoted)
                    .toList();
            return new Example(
                    file.getFileName().toString(),
                    parts[1] + "; CREATE VIEW v AS SELECT COUNT(*) AS n FROM " + parts[1].split("[ (]+")[2] + ";",
                    options,
                    parts[3],
                    parts[4].lines().toList());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static String unquoted(MatchResult word) {
        return word.group(1) == null ? word.group(2) : word.group(1);
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.sorted().toList()) {
                examples.add(Example.of(file));
            }
        }
        return examples.stream();
    }

    private Decoded read(Example example, List<String> options) throws IOException {
        ReadOptions read = Options.of(options);
        EventSpelling spelling = read.spelling();
        Pipeline pipeline = PipelineCompiler.compile(example.name(), example.pipeline());
        Source source = pipeline.sources().get(0);
        Charset encoding = Options.of(example.options()).encoding();
        Path file = Files.writeString(folder.resolve(example.name()), example.lines(), encoding);
        StringBuilder body = new StringBuilder();
        try (InputFile input = new InputFile(file.toString(), read.encoding())) {
            Rows rows = read.layout().rows(input, source, spelling);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                body.append(row.event()).append('\n');
            }
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return new Decoders(pipeline, source, new EventTimes(Clock.systemUTC(), Duration.ofHours(24)), 100, 100_000)
                .decode(bytes, bytes.length, Format.NDJSON, spelling);
    }

    private static List<String> typed(Example example, Decoded decoded) {
        Source source = PipelineCompiler.compile(example.name(), example.pipeline())
                .sources()
                .get(0);
        return decoded.accepted().stream()
                .map(event -> new RowText(source)
                        .event(new EventCodec(source).decode(event.value()))
                        .values()
                        .toString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void file_isLoadedAsItIs(Example example) throws IOException {
        Decoded decoded = read(example, example.options());
        assertThat(decoded.rejected()).isEmpty();
        assertThat(typed(example, decoded)).isEqualTo(example.rows());
    }

    /** An example with an option too many would show nothing; and who leaves one out is told of it where rows are rejected. */
    @ParameterizedTest
    @MethodSource("examples")
    void optionThatIsLeftOut_isMissed(Example example) throws IOException {
        for (int i = 0; i < example.options().size(); i++) {
            String option = example.options().get(i);
            if (!option.startsWith("--")) {
                continue;
            }
            boolean hasValue = i + 1 < example.options().size()
                    && !example.options().get(i + 1).startsWith("--");
            List<String> others = new ArrayList<>(example.options());
            others.subList(i, i + (hasValue ? 2 : 1)).clear();
            try {
                Decoded decoded = read(example, others);
                assertThat(typed(example, decoded)).as(option).isNotEqualTo(example.rows());
                if (!decoded.rejected().isEmpty() && !option.equals("--records")) {
                    assertThat(decoded.rejected().get(0).reason()).contains(option);
                }
            } catch (DeliveryFailed e) {
                assertThat(e.getMessage()).containsAnyOf(option, "Its header is");
            }
        }
    }
}
