package braid.core.fold.key;

import braid.core.event.record.EventRow;
import braid.core.type.DataType;

/** How the generated code holds a value. */
public enum Form {
    /** A {@code long}: a whole number, a time, the unscaled value of a DECIMAL. */
    NUMBER,
    /** A {@code double}. */
    REAL,
    /** Two {@code boolean}s: whether it is TRUE and whether it is FALSE. */
    TRUTH,
    /** A range of bytes, in UTF-8. */
    TEXT,
    /** A {@link java.math.BigDecimal}. */
    DECIMAL;

    /** How an event's values of this type are held. */
    public static Form of(DataType type) {
        return switch (type.kind()) {
            case VARCHAR, BYTES -> TEXT;
            case BOOLEAN -> TRUTH;
            case DOUBLE -> REAL;
            default -> EventRow.isNumber(type) ? NUMBER : DECIMAL;
        };
    }

    /** How values of this type are held that Calcite has computed. */
    public static Form computed(DataType type) {
        return type.kind() == DataType.Kind.DECIMAL ? DECIMAL : of(type);
    }
}
