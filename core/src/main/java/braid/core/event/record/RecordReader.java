package braid.core.event.record;

import braid.core.boundary.CutMarker;
import braid.core.event.EventCodec;
import braid.core.event.NotAnEvent;
import braid.core.event.UnknownSchema;
import braid.core.event.WriterPlan;
import braid.core.type.Column;
import braid.core.view.Source;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.avro.Schema;

/**
 * Says what a record of a source's topic is: an event, a cut marker, or foreign with a reason. The one owner of that decision: both layers,
 * every other architecture, and every tool that reads the log ask here, so that none of them counts what another passes over.
 *
 * <p>Total and deterministic: any bytes have an answer, and it depends on them, the source and the known schemas alone. An event's bytes
 * are exactly one row of its writer's schema, and each value is one that the source's column can hold ({@link ColumnLimits}). A schema that
 * {@code schemas} does not find makes the record foreign; who asks again later may get another answer, so the first one is kept
 * ({@code braid.storage.quarantine.FirstVerdicts}). Not safe for use by several threads.
 */
public final class RecordReader {
    private static final int SHOWN_BYTES = 8;

    private final Source source;
    private final EventCodec codec;
    private final FlatDecoder flat = new FlatDecoder();

    /**
     * @param schemas finds the schema of a fingerprint that is not the source's own, or gives {@code null}
     */
    public RecordReader(Source source, LongFunction<Schema> schemas) {
        this.source = source;
        this.codec = new EventCodec(source, schemas);
    }

    /** What a record with this value is; {@code null} is a tombstone's. */
    public LogRecord read(byte[] value) {
        return read(value, null);
    }

    /**
     * What a record with this value is, as {@link #read(byte[])} says, without an object for each event.
     *
     * @param into takes in the event, and is what is returned, if it is one; of the reader's source
     */
    public LogRecord read(byte[] value, EventRow into) {
        if (EventCodec.isEvent(value)) {
            return event(value, into);
        }
        if (CutMarker.isMarker(value)) {
            long cut = CutMarker.cut(value);
            return cut > 0 ? new LogRecord.Marker(cut) : new LogRecord.Foreign("a cut marker with the number " + cut);
        }
        return new LogRecord.Foreign(beginning(value));
    }

    private LogRecord event(byte[] value, EventRow into) {
        try {
            WriterPlan plan = codec.plan(EventCodec.fingerprint(value));
            if (into != null && flat.decode(value, plan, into)) {
                return into;
            }
            Object[] row = codec.decode(value, plan);
            List<Column> columns = source.columns();
            for (int i = 0; i < row.length; i++) {
                String why = ColumnLimits.whyNot(columns.get(i), row[i]);
                if (why != null) {
                    return new LogRecord.Foreign("column " + columns.get(i).name() + " " + why);
                }
            }
            return into == null ? new LogRecord.Row(row) : respelled(row, into);
        } catch (UnknownSchema e) {
            return new LogRecord.Foreign("no schema with its fingerprint "
                    + HexFormat.of().toHexDigits(e.fingerprint()) + " is in the schema topic");
        } catch (NotAnEvent e) {
            return new LogRecord.Foreign(e.getMessage());
        }
    }

    /** An event in the one spelling that the fast decoder knows, where it was written in another one that Avro allows too. */
    private EventRow respelled(Object[] row, EventRow into) {
        byte[] event = codec.encode(row);
        if (!flat.decode(event, codec.plan(EventCodec.fingerprint(event)), into)) {
            throw new IllegalStateException(
                    "An event of source " + source.name() + " cannot be read as it was written");
        }
        return into;
    }

    private static String beginning(byte[] value) {
        if (value == null) {
            return "it has no value (a tombstone)";
        }
        if (value.length == 0) {
            return "its value is empty";
        }
        if (CutMarker.beginsLikeOne(value)) {
            return "it begins like a cut marker, but has " + value.length + " bytes";
        }
        return "neither an event nor a cut marker: it begins with the bytes "
                + HexFormat.of().withUpperCase().formatHex(value, 0, Math.min(SHOWN_BYTES, value.length));
    }
}
