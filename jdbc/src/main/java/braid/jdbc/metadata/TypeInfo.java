package braid.jdbc.metadata;

import braid.core.type.DataType;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.avatica.MetaImpl.MetaTypeInfo;

/** What {@link DatabaseMetaData#getTypeInfo} tells: the types that a column of an answer may have. */
public final class TypeInfo {
    private TypeInfo() {}

    public static MetaRows rows() {
        MetaRows rows = new MetaRows(MetaTypeInfo.class);
        List<DataType> types = new ArrayList<>(List.of(
                DataType.BIGINT,
                DataType.decimal(DataType.MAX_DIGITS, 0),
                DataType.INTEGER,
                DataType.DOUBLE,
                DataType.VARCHAR,
                DataType.BOOLEAN,
                DataType.DATE,
                DataType.TIMESTAMP));
        types.sort(Comparator.comparing(Columns::sqlType));
        types.forEach(type -> add(rows, type));
        return rows;
    }

    private static void add(MetaRows rows, DataType type) {
        boolean text = type.kind() == DataType.Kind.VARCHAR;
        String prefix =
                switch (type.kind()) {
                    case VARCHAR -> "'";
                    case DATE, TIMESTAMP -> Columns.name(type) + " '";
                    default -> null;
                };
        rows.add(
                Columns.name(type),
                Columns.sqlType(type),
                Columns.size(type),
                prefix,
                prefix == null ? null : "'",
                null,
                (short) DatabaseMetaData.typeNullable,
                text,
                (short) DatabaseMetaData.typeSearchable,
                false,
                type.kind() == DataType.Kind.DECIMAL,
                false,
                Columns.name(type),
                (short) 0,
                (short) (type.kind() == DataType.Kind.DECIMAL ? DataType.MAX_DIGITS : 0),
                null,
                null,
                Columns.isNumber(type) ? 10 : null);
    }
}
