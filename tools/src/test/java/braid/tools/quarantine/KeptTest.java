package braid.tools.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.boundary.Partition;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.storage.quarantine.entry.ReleasedRecord;
import braid.storage.quarantine.entry.RemovedRecord;
import braid.tools.client.DeliveryFailed;
import braid.tools.quarantine.Kept.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator is shown of a source whose topic was deleted and made anew: both held records at the same offsets. */
class KeptTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile(
            "p.sql",
            "CREATE TABLE north (ts TIMESTAMP(3) NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS n FROM north;");
    private static final Partition NORTH = new Partition("north", 0);
    private static final String NOW = "now";
    private static final String BEFORE = "before";

    private final List<QuarantineEntry> entries = new ArrayList<>();
    private final Kept kept = new Kept(Settings.of(Map.of()), PIPELINE, entries::forEach, Map.of("north", NOW));

    private static QuarantinedRecord record(String log, long offset, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return new QuarantinedRecord(log, NORTH, offset, Instant.EPOCH, "no event", bytes.length, bytes);
    }

    private static Place at(long offset) {
        return new Place(NORTH, offset);
    }

    private static String text(QuarantinedRecord record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private List<String> listed(boolean gone) {
        return (gone ? kept.gone(place -> true, false, 10) : kept.items(place -> true, false, 10))
                .stream().map(item -> text(item.record())).toList();
    }

    @Test
    void list_showsRecordsOfTheLogThatStandsThere_andOthersOnlyWhenAskedFor() {
        entries.add(record(BEFORE, 5, "five of before"));
        entries.add(record(BEFORE, 6, "six of before"));
        entries.add(record(NOW, 5, "five"));
        assertThat(listed(false)).containsExactly("five");
        assertThat(listed(true)).containsExactly("five of before", "six of before");
    }

    @Test
    void record_whoseOffsetWasReleasedInALogThatIsNoMore_waits() {
        entries.add(record(BEFORE, 5, "five of before"));
        entries.add(new ReleasedRecord(BEFORE, NORTH, 5, Instant.EPOCH));
        entries.add(record(NOW, 5, "five"));
        assertThat(listed(false)).containsExactly("five");
        assertThat(kept.item(at(5)).released()).isNull();
        assertThat(listed(true)).as("it was released").isEmpty();
    }

    @Test
    void record_isNotTakenAwayWithThatOfALogThatIsNoMore() {
        entries.add(record(BEFORE, 5, "five of before"));
        entries.add(record(NOW, 5, "five"));
        entries.add(new RemovedRecord(BEFORE, NORTH, 5));
        assertThat(listed(false)).containsExactly("five");
        assertThat(listed(true)).isEmpty();
    }

    @Test
    void recordOfALogThatIsNoMore_isSaidToBeOne_andNotShown() {
        entries.add(record(BEFORE, 6, "six of before"));
        assertThatThrownBy(() -> kept.item(at(6)))
                .isInstanceOf(DeliveryFailed.class)
                .hasMessageContaining("The record of north, partition 0, offset 6")
                .hasMessageContaining("stood in a log that is no more: its topic, before, was deleted or made anew")
                .hasMessageContaining("`braid quarantine list --gone`");
        assertThatThrownBy(() -> kept.item(at(7))).hasMessageContaining("No record of north, partition 0, offset 7");
    }

    @Test
    void rowsWithoutALog_areOfTheOneThatStandsThere() {
        entries.add(record(QuarantineEntry.ANY_LOG, 5, "five"));
        entries.add(new ReleasedRecord(QuarantineEntry.ANY_LOG, NORTH, 5, Instant.EPOCH));
        entries.add(record(QuarantineEntry.ANY_LOG, 6, "six"));
        entries.add(record(NOW, 5, "five"));
        entries.add(record(NOW, 6, "six"));
        assertThat(listed(false)).as("each once, and 5 was released").containsExactly("six");
        assertThat(kept.item(at(5)).released()).isEqualTo(Instant.EPOCH);
    }
}
