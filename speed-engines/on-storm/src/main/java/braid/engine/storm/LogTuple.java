package braid.engine.storm;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.storm.kafka.spout.RecordTranslator;
import org.apache.storm.trident.tuple.TridentTuple;
import org.apache.storm.tuple.Fields;
import org.apache.storm.tuple.Values;

/** A record of the log as a tuple. Its value stays as it is in the log: what it means, whoever folds it decides. */
final class LogTuple implements RecordTranslator<byte[], byte[]> {
    private static final long serialVersionUID = 1;

    static final Fields FIELDS = new Fields("topic", "partition", "offset", "value", "appended");

    /** What says of which partition it is. */
    static final Fields PARTITION = new Fields("topic", "partition");

    @Override
    public List<Object> apply(ConsumerRecord<byte[], byte[]> record) {
        return new Values(record.topic(), record.partition(), record.offset(), record.value(), record.timestamp());
    }

    @Override
    public Fields getFieldsFor(String stream) {
        return FIELDS;
    }

    static String topic(TridentTuple tuple) {
        return tuple.getString(0);
    }

    static int partition(TridentTuple tuple) {
        return tuple.getInteger(1);
    }

    static long offset(TridentTuple tuple) {
        return tuple.getLong(2);
    }

    static byte[] value(TridentTuple tuple) {
        return tuple.getBinary(3);
    }

    static long appended(TridentTuple tuple) {
        return tuple.getLong(4);
    }
}
