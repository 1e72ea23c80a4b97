package braid.cli.stack;

import braid.cli.command.Command;
import braid.launcher.member.Member;
import braid.launcher.process.LogTail;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "logs",
        description = "Print the end of a service's log.",
        footer = {
            "",
            "Examples:",
            "  braid logs speed-layer",
            "  braid logs cassandra -n 200",
            "  braid logs batch-layer -f"
        })
public final class LogsCommand extends Command {
    private static final long POLL_MS = 200;

    @Parameters(
            paramLabel = "SERVICE",
            description = "kafka, cassandra, h2, ingest, speed-layer, batch-layer, serving-layer or setup.")
    private String service;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "40",
            description = "How many lines (default 40).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added, until Ctrl-C.")
    private boolean follow;

    @Override
    protected void execute() {
        String name = service.equals("setup") ? service : Member.named(service).name();
        Path log = context().settings().home().logs().resolve(name + ".log");
        if (!Files.exists(log)) {
            throw new Failure(
                    "There is no log of " + name + " yet: " + log + " is missing. Start the stack with `braid up`.");
        }
        LogTail.lines(log, lines).forEach(this::print);
        if (follow) {
            follow(log);
        }
    }

    private void follow(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length());
            byte[] buffer = new byte[8192];
            while (!Thread.currentThread().isInterrupted()) {
                int count = file.read(buffer);
                if (count > 0) {
                    terminal().out().print(new String(buffer, 0, count, StandardCharsets.UTF_8));
                    terminal().out().flush();
                } else {
                    TimeUnit.MILLISECONDS.sleep(POLL_MS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
