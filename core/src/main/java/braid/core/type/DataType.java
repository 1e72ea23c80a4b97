package braid.core.type;

import java.io.Serializable;
import java.util.Objects;

/**
 * The type of a column: a kind, with digits where the kind is {@link Kind#DECIMAL} and a length where it is {@link Kind#VARCHAR}.
 *
 * <p>A value of each kind is held in memory as the class that {@link Kind} names; {@code null} is SQL's NULL.
 *
 * @param precision digits of a DECIMAL (1 to 38), characters of a VARCHAR; 0 for the other kinds
 * @param scale digits after the point of a DECIMAL; 0 for the other kinds
 */
public record DataType(Kind kind, int precision, int scale) implements Serializable {
    /** Digits that a DECIMAL can have at most; the same in Calcite, Spark, H2 and PostgreSQL as Braid uses them. */
    public static final int MAX_DIGITS = 38;

    /** Characters that a VARCHAR without a length may hold. */
    public static final int DEFAULT_LENGTH = 1024;

    public static final DataType VARCHAR = new DataType(Kind.VARCHAR, DEFAULT_LENGTH, 0);
    public static final DataType BOOLEAN = new DataType(Kind.BOOLEAN, 0, 0);
    public static final DataType INTEGER = new DataType(Kind.INTEGER, 0, 0);
    public static final DataType BIGINT = new DataType(Kind.BIGINT, 0, 0);
    public static final DataType DOUBLE = new DataType(Kind.DOUBLE, 0, 0);
    public static final DataType DATE = new DataType(Kind.DATE, 0, 0);
    public static final DataType TIMESTAMP = new DataType(Kind.TIMESTAMP, 0, 0);
    public static final DataType BYTES = new DataType(Kind.BYTES, 0, 0);

    /** The kinds of value, each with the class that holds one in memory. */
    public enum Kind {
        /** {@link String}. */
        VARCHAR,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Integer}. */
        INTEGER,
        /** {@link Long}. */
        BIGINT,
        /** {@link java.math.BigDecimal} of exactly the type's scale. */
        DECIMAL,
        /** {@link Double}, finite, never negative zero. */
        DOUBLE,
        /** {@link Integer}: days since 1970-01-01. */
        DATE,
        /** {@link Long}: milliseconds since 1970-01-01T00:00:00Z. */
        TIMESTAMP,
        /** {@code byte[]}; only inside accumulators. */
        BYTES
    }

    public DataType {
        Objects.requireNonNull(kind);
        if (kind == Kind.DECIMAL && (precision < 1 || precision > MAX_DIGITS || scale < 0 || scale > precision)) {
            throw new IllegalArgumentException("DECIMAL(" + precision + "," + scale + ") is not a type");
        }
    }

    public static DataType decimal(int precision, int scale) {
        return new DataType(Kind.DECIMAL, precision, scale);
    }

    /** A VARCHAR of at most {@code length} characters. */
    public static DataType varchar(int length) {
        return new DataType(Kind.VARCHAR, length, 0);
    }

    /** As SQL spells it. */
    @Override
    public String toString() {
        return switch (kind) {
            case DECIMAL -> "DECIMAL(" + precision + "," + scale + ")";
            case VARCHAR -> precision == DEFAULT_LENGTH ? "VARCHAR" : "VARCHAR(" + precision + ")";
            case TIMESTAMP -> "TIMESTAMP(3)";
            default -> kind.name();
        };
    }
}
