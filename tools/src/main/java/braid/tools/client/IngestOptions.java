package braid.tools.client;

import braid.service.ServiceAddress;
import braid.service.settings.Settings;
import braid.terminal.command.Span;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where a command finds ingest, and how long it tries; mixed into the commands that send. */
public final class IngestOptions {
    @Option(
            names = "--url",
            description = "Where ingest listens (default: as BRAID_INGEST_HOST and BRAID_INGEST_PORT say).")
    private URI url;

    @Option(
            names = "--timeout",
            defaultValue = "60s",
            converter = Span.class,
            description = "How long to try while ingest or Kafka is away (default ${DEFAULT-VALUE}).")
    private Duration timeout;

    /** The address that was given, else that of the settings. */
    public URI address(Settings settings) {
        return url == null ? ServiceAddress.of(settings, "ingest") : url;
    }

    /** @param parameters of each request, as in {@code epoch=seconds&zone=Z}; may be empty */
    public IngestClient client(Settings settings, String parameters) {
        return new IngestClient(address(settings), timeout, parameters);
    }
}
