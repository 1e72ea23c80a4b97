package braid.core.event;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Translates between a source's columns and its Avro schema: a flat record, NULL as a union with {@code null} first. */
public final class Schemas {
    private static final String NAMESPACE = "braid";

    private Schemas() {}

    /** The Avro schema of a source's events. */
    public static Schema of(Source source) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Column column : source.columns()) {
            Schema type = of(column.type());
            if (column.nullable()) {
                Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), type);
                fields.add(new Schema.Field(column.name(), union, null, Schema.Field.NULL_DEFAULT_VALUE));
            } else {
                fields.add(new Schema.Field(column.name(), type, null));
            }
        }
        return Schema.createRecord(source.name(), null, NAMESPACE, false, fields);
    }

    /** The 64-bit Rabin fingerprint that Avro's single-object encoding carries. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** The columns that a schema made by {@link #of(Source)} describes. */
    public static List<Column> columns(Schema schema) {
        List<Column> columns = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            boolean nullable = field.schema().getType() == Schema.Type.UNION;
            Schema type = nullable ? field.schema().getTypes().get(1) : field.schema();
            columns.add(new Column(field.name(), type(type), nullable));
        }
        return columns;
    }

    /**
     * The columns of a writer's schema, for readers of a source: those of the same names are of the same types.
     *
     * @throws NotAnEvent if it is not a schema of that source's events
     */
    static List<Column> columnsFor(Source source, Schema writer) {
        if (writer.getType() != Schema.Type.RECORD || !writer.getFullName().equals(NAMESPACE + "." + source.name())) {
            throw new NotAnEvent("its schema is " + writer.getFullName() + ", of no event of source " + source.name());
        }
        List<Column> columns;
        try {
            columns = columns(writer);
        } catch (IllegalArgumentException e) {
            throw new NotAnEvent("its schema has a column of a type that sources do not have");
        }
        for (Column column : columns) {
            int at = source.indexOf(column.name());
            if (at >= 0 && !isSame(source.columns().get(at).type(), column.type())) {
                throw new NotAnEvent("column " + column.name() + " is " + column.type() + " in its schema, not "
                        + source.columns().get(at).type());
            }
        }
        return columns;
    }

    /** Lengths and digits are of the values, not of the bytes; where the point stands is of both. */
    private static boolean isSame(DataType one, DataType other) {
        return one.kind() == other.kind() && one.scale() == other.scale();
    }

    private static Schema of(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> Schema.create(Schema.Type.STRING);
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case INTEGER -> Schema.create(Schema.Type.INT);
            case BIGINT -> Schema.create(Schema.Type.LONG);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case TIMESTAMP -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case DECIMAL ->
                LogicalTypes.decimal(type.precision(), type.scale()).addToSchema(Schema.create(Schema.Type.BYTES));
            case BYTES -> Schema.create(Schema.Type.BYTES);
        };
    }

    private static DataType type(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case STRING -> DataType.VARCHAR;
            case BOOLEAN -> DataType.BOOLEAN;
            case INT -> logical instanceof LogicalTypes.Date ? DataType.DATE : DataType.INTEGER;
            case LONG -> logical instanceof LogicalTypes.TimestampMillis ? DataType.TIMESTAMP : DataType.BIGINT;
            case DOUBLE -> DataType.DOUBLE;
            case BYTES ->
                logical instanceof LogicalTypes.Decimal decimal
                        ? DataType.decimal(decimal.getPrecision(), decimal.getScale())
                        : DataType.BYTES;
            default -> throw new IllegalArgumentException("Not a column's schema: " + schema);
        };
    }
}
