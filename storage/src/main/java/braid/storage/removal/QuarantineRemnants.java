package braid.storage.removal;

import braid.storage.log.LogSettings;
import braid.storage.quarantine.Quarantine;
import braid.storage.quarantine.QuarantineReader;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.RemovedRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the quarantine, which all pipelines share, holds of one pipeline's sources. In a topic that is made anew the same offsets mean other
 * records: left there, it would have events passed over that were never in quarantine.
 */
final class QuarantineRemnants {
    private final LogSettings log;
    private final List<String> sources;

    QuarantineRemnants(LogSettings log, List<String> sources) {
        this.log = log;
        this.sources = sources;
    }

    Optional<Remnant> find(String where) {
        Set<RemovedRecord> held = held();
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Remnant("what is in quarantine of " + held.size() + " offsets" + where, this::remove));
    }

    private Set<RemovedRecord> held() {
        Set<RemovedRecord> held = new TreeSet<>(Comparator.comparing(RemovedRecord::partition)
                .thenComparingLong(RemovedRecord::offset)
                .thenComparing(RemovedRecord::log));
        try (QuarantineReader reader = new QuarantineReader(log)) {
            reader.readToEnd(entry -> note(entry, held));
        }
        return held;
    }

    private void note(QuarantineEntry entry, Set<RemovedRecord> held) {
        RemovedRecord removed = new RemovedRecord(entry.log(), entry.partition(), entry.offset());
        if (entry instanceof RemovedRecord) {
            held.remove(removed);
        } else if (sources.contains(entry.partition().source())) {
            held.add(removed);
        }
    }

    private void remove() {
        try (Quarantine quarantine = new Quarantine(log)) {
            held().forEach(quarantine::put);
            quarantine.flush();
        }
    }
}
