package braid.verify;

import braid.core.sql.PipelineCompiler;
import braid.core.sql.mistake.SqlMistake;
import braid.core.view.Pipeline;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.terminal.StepBar;
import braid.verify.answer.SavedAnswer;
import braid.verify.fold.CannotVerify;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code braid verify}: reads an answer, has it verified, prints the verdict. */
@Command(
        name = "verify",
        description = {
            "Say whether a saved answer was right, naming the rows that differ.",
            "Folds exactly the offsets that its coverage names, from the log and, for what the log no longer holds, from the master dataset."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid view page_views --key page=/home --format json > answer.json && braid verify answer.json",
            "  braid query \"SELECT SUM(views) AS views FROM page_views\" --format json | braid verify -",
            "%nExit codes: 0 right, 1 wrong, 2 wrong usage, 3 cannot be verified."
        },
        mixinStandardHelpOptions = true)
public final class VerifyTool implements Callable<Integer> {
    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int UNKNOWN = 3;

    enum Format {
        table,
        json
    }

    @Parameters(
            paramLabel = "ANSWER.json",
            description = "An answer of the serving layer as JSON, or - for standard input.")
    private String file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default) or json, which names every difference.")
    private Format format;

    @Override
    public Integer call() {
        try {
            Settings settings = Settings.load();
            Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
            SavedAnswer answer = read();
            Verdict verdict;
            try (StepBar progress = new StepBar()) {
                verdict = new Verification(settings, pipeline, progress).of(answer);
            }
            System.out.print(format == Format.json ? verdict.toJson() : verdict.toText());
            return verdict.isRight() ? RIGHT : WRONG;
        } catch (CannotVerify | SettingException | SqlMistake e) {
            return cannot(e.getMessage());
        } catch (NoSuchFileException e) {
            return cannot("There is no file " + e.getMessage() + ".");
        } catch (IOException | KafkaException e) {
            return cannot(e.toString());
        }
    }

    private SavedAnswer read() throws IOException {
        if (file.equals("-")) {
            return SavedAnswer.read(System.in);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return SavedAnswer.read(in);
        }
    }

    private static int cannot(String why) {
        System.err.println("cannot be verified: " + why);
        return UNKNOWN;
    }
}
