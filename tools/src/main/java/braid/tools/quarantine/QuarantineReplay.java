package braid.tools.quarantine;

import braid.core.boundary.Partition;
import braid.storage.quarantine.Quarantine;
import braid.tools.client.IngestOptions;
import braid.tools.quarantine.Kept.Item;
import braid.tools.quarantine.Kept.Place;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code braid quarantine replay}: sends records through ingest's door as new events. */
@Command(
        name = "replay",
        description = {
            "Send quarantined records through ingest as new events: a JSON text as it is, an Avro event whose schema is known by now as its JSON.",
            "What ingest accepts is marked as released and waits no longer; of the rest it says why."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid quarantine replay clicks 0 4711",
            "  braid quarantine replay clicks --all",
            "  braid quarantine replay --all",
            "%nKilled between the two steps, it may send a record again the next time; with a PRIMARY KEY that counts once."
        },
        mixinStandardHelpOptions = true)
final class QuarantineReplay implements Callable<Integer> {
    private static final int AT_ONCE = 500;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SOURCE PARTITION OFFSET",
            arity = "0..3",
            description = "The record; or a source, with --all.")
    private List<String> place = List.of();

    @Option(names = "--all", description = "All that wait, of the source or of every source.")
    private boolean all;

    @Mixin
    private IngestOptions ingest;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Kept kept = Kept.open();
        if (!place.isEmpty()) {
            kept.source(place.get(0));
        }
        try (Quarantine quarantine = new Quarantine(kept.log());
                Release release = new Release(kept, ingest.client(kept.settings(), ""), quarantine)) {
            return all ? all(kept, release) : one(kept, release);
        }
    }

    private int one(Kept kept, Release release) throws InterruptedException {
        if (place.size() != 3) {
            throw QuarantineTool.usage(
                    spec,
                    "Say which record: SOURCE PARTITION OFFSET, as `braid quarantine list` shows them, or --all.");
        }
        Item item = kept.item(place());
        if (item.released() != null) {
            System.err.println("It was released already, at " + item.released() + ". Nothing was sent.");
            return 1;
        }
        return release.attempt(item.record()) ? 0 : 1;
    }

    private Place place() {
        try {
            return new Place(new Partition(place.get(0), Integer.parseInt(place.get(1))), Long.parseLong(place.get(2)));
        } catch (NumberFormatException e) {
            throw QuarantineTool.usage(
                    spec,
                    "PARTITION and OFFSET are whole numbers, not '" + place.get(1) + "' and '" + place.get(2) + "'.");
        }
    }

    /** In portions by place, so that any number of them takes little memory. */
    private int all(Kept kept, Release release) throws InterruptedException {
        if (place.size() > 1) {
            throw QuarantineTool.usage(spec, "With --all give a source at most.");
        }
        long released = 0;
        long rejected = 0;
        Place[] last = {null};
        while (true) {
            Predicate<Place> next =
                    at -> (place.isEmpty() || at.partition().source().equals(place.get(0)))
                            && (last[0] == null || at.compareTo(last[0]) > 0);
            Collection<Item> items = kept.items(next, false, AT_ONCE);
            if (items.isEmpty()) {
                break;
            }
            for (Item item : items) {
                if (release.attempt(item.record())) {
                    released++;
                } else {
                    rejected++;
                }
                last[0] = Place.of(item.record());
            }
        }
        if (!kept.gone(at -> place.isEmpty() || at.partition().source().equals(place.get(0)), false, 1)
                .isEmpty()) {
            System.err.println(
                    "Records of logs that are no more were not sent; `braid quarantine list --gone` shows them.");
        }
        System.out.println(released + " released, " + rejected + " still in quarantine");
        return rejected == 0 ? 0 : 1;
    }
}
