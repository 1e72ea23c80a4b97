package braid.answer.merge;

import braid.core.aggregate.Accumulator;
import braid.core.group.GroupKey;

/** One row of an answer, as the parts that the two sides know of it. Finished only when its values are asked for. */
public final class Group {
    private final GroupKey key;
    private final MeasureParts measures;
    private Part batch;
    private Part speed;

    Group(GroupKey key, MeasureParts measures) {
        this.key = key;
        this.measures = measures;
    }

    void addBatch(Object[] row) {
        if (batch == null) {
            batch = new Part();
        }
        batch.add(measures, row);
    }

    void addSpeed(Object[] row) {
        if (speed == null) {
            speed = new Part();
        }
        speed.add(measures, row);
    }

    public GroupKey key() {
        return key;
    }

    /** The merged values of all measures. */
    public Object[] values() {
        if (speed == null) {
            return values(batch);
        }
        if (batch == null) {
            return values(speed);
        }
        Object[] values = new Object[measures.count()];
        for (int i = 0; i < values.length; i++) {
            Accumulator merged = measures.empty(i);
            merged.merge(batch.accumulator(measures, i));
            merged.merge(speed.accumulator(measures, i));
            values[i] = merged.result();
        }
        return values;
    }

    /** The merged accumulator of one measure, as a store would hold it. */
    public Object[] encoded(int measure) {
        Accumulator merged = measures.empty(measure);
        for (Part part : new Part[] {batch, speed}) {
            if (part != null) {
                merged.merge(part.accumulator(measures, measure));
            }
        }
        return measures.encode(measure, merged);
    }

    /** The group as one side alone knows it, or {@code null} if that side has nothing. */
    public Group only(Layer side) {
        Part part = side == Layer.BATCH ? batch : speed;
        if (part == null) {
            return null;
        }
        Group only = new Group(key, measures);
        if (side == Layer.BATCH) {
            only.batch = part;
        } else {
            only.speed = part;
        }
        return only;
    }

    /** The values of the batch part alone, or {@code null} if there is none. */
    public Object[] batchValues() {
        return batch == null ? null : values(batch);
    }

    /** The values of the real-time part alone, or {@code null} if there is none. */
    public Object[] speedValues() {
        return speed == null ? null : values(speed);
    }

    private Object[] values(Part part) {
        Object[] values = new Object[measures.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = part.accumulator(measures, i).result();
        }
        return values;
    }
}
