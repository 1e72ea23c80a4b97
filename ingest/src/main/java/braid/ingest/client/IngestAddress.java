package braid.ingest.client;

import braid.service.Settings;
import java.net.URI;

/** Where ingest listens, as the settings say. */
public final class IngestAddress {
    private IngestAddress() {}

    public static URI of(Settings settings) {
        return URI.create("http://" + settings.text("ingest.host") + ":" + settings.integer("ingest.port"));
    }
}
