package braid.storage.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.CutMarker;
import braid.core.boundary.Partition;
import braid.core.event.EventCodec;
import braid.core.event.Schemas;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.QuarantinedRecord;
import braid.storage.quarantine.entry.RemovedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class FirstVerdictsTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile(
            "shop.sql",
            "CREATE TABLE north (ts TIMESTAMP(3) NOT NULL, k VARCHAR(20)); CREATE VIEW v AS SELECT COUNT(*) AS n FROM north;");
    private static final Source NORTH = PIPELINE.source("north");
    private static final Partition PARTITION = new Partition("north", 0);

    private final Map<Long, Schema> schemas = new HashMap<>();

    /** A reader that began before a schema was published and one that begins after do not differ. */
    @Test
    void recordWhoseSchemaCameLater_staysForeignAtItsOffset() {
        Source wider = PipelineCompiler.compile(
                        "shop.sql",
                        "CREATE TABLE north (ts TIMESTAMP(3) NOT NULL, k VARCHAR(20), m BIGINT); CREATE VIEW v AS SELECT COUNT(*) AS n FROM north;")
                .source("north");
        byte[] event = new EventCodec(wider).encode(new Object[] {0L, "a", 1L});
        RecordReader reader = new RecordReader(NORTH, schemas::get);
        LogRecord first = reader.read(event);
        assertThat(first).isInstanceOf(LogRecord.Foreign.class);
        List<QuarantinedRecord> kept =
                List.of(QuarantinedRecord.of(PARTITION, 5, 700, event, ((LogRecord.Foreign) first).reason()));
        assertThat(FirstVerdicts.of(kept, PIPELINE, schemas::get))
                .as("it would be foreign today, too")
                .isSameAs(FirstVerdicts.NONE);

        schemas.put(Schemas.fingerprint(Schemas.of(wider)), Schemas.of(wider));
        FirstVerdicts verdicts = FirstVerdicts.of(kept, PIPELINE, schemas::get);
        assertThat(verdicts.of(PARTITION, 5, 700, reader.read(event))).isInstanceOf(LogRecord.Foreign.class);
        assertThat(verdicts.of(PARTITION, 6, 700, reader.read(event))).isInstanceOf(LogRecord.Event.class);
        assertThat(verdicts.of(PARTITION, 5, 701, reader.read(event)))
                .as("the topic was made anew, and its offset means another record")
                .isInstanceOf(LogRecord.Event.class);
    }

    @Test
    void markerWhoseNumberWasGivenOutLater_staysForeignAtItsOffset() {
        byte[] marker = CutMarker.encode(9);
        RecordReader reader = new RecordReader(NORTH, schemas::get);
        FirstVerdicts verdicts = FirstVerdicts.of(
                List.of(QuarantinedRecord.of(PARTITION, 5, 700, marker, "never given out")), PIPELINE, schemas::get);
        assertThat(verdicts.of(PARTITION, 5, 700, reader.read(marker))).isInstanceOf(LogRecord.Foreign.class);
        assertThat(verdicts.of(PARTITION, 6, 700, reader.read(marker))).isEqualTo(new LogRecord.Marker(9));
    }

    /** The same offset of two logs: what is said of one, or taken away, is not of the other. */
    @Test
    void verdictsOfALogThatIsNoMore_changeNothingOfTheNewOnes() {
        byte[] marker = CutMarker.encode(9);
        RecordReader reader = new RecordReader(NORTH, schemas::get);
        QuarantinedRecord before = QuarantinedRecord.of(PARTITION, 5, 700, marker, "never given out")
                .in("before");
        QuarantinedRecord now = QuarantinedRecord.of(PARTITION, 5, 900, marker, "never given out")
                .in("now");
        for (List<QuarantineEntry> order : List.of(
                List.<QuarantineEntry>of(before, now),
                List.<QuarantineEntry>of(now, before),
                List.<QuarantineEntry>of(before, now, new RemovedRecord("before", PARTITION, 5)))) {
            FirstVerdicts verdicts = FirstVerdicts.of(order, PIPELINE, schemas::get);
            assertThat(verdicts.of(PARTITION, 5, 900, reader.read(marker))).isInstanceOf(LogRecord.Foreign.class);
        }
        assertThat(FirstVerdicts.of(List.of(before), PIPELINE, schemas::get).of(PARTITION, 5, 900, reader.read(marker)))
                .isEqualTo(new LogRecord.Marker(9));
    }
}
