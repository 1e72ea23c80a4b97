package braid.jdbc.metadata;

import java.util.EnumMap;
import java.util.Map;
import org.apache.calcite.avatica.Meta.DatabaseProperty;

/** What a client is told that it talks to. */
public final class Product {
    private static final String NAME = "Braid";
    private static final String VERSION = "0.1";

    private Product() {}

    public static Map<DatabaseProperty, Object> properties() {
        Map<DatabaseProperty, Object> properties = new EnumMap<>(DatabaseProperty.class);
        properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_NAME, NAME);
        properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_VERSION, VERSION);
        properties.put(DatabaseProperty.GET_DATABASE_MAJOR_VERSION, 0);
        properties.put(DatabaseProperty.GET_DATABASE_MINOR_VERSION, 1);
        properties.put(DatabaseProperty.GET_DRIVER_NAME, "Avatica remote driver");
        properties.put(DatabaseProperty.GET_S_Q_L_KEYWORDS, "");
        properties.put(
                DatabaseProperty.GET_NUMERIC_FUNCTIONS,
                "ABS,CEIL,EXP,FLOOR,LN,LOG10,MOD,POWER,ROUND,SIGN,SQRT,TRUNCATE");
        properties.put(
                DatabaseProperty.GET_STRING_FUNCTIONS,
                "CONCAT,LEFT,LENGTH,LOWER,POSITION,REPLACE,RIGHT,SUBSTRING,TRIM,UPPER");
        properties.put(DatabaseProperty.GET_SYSTEM_FUNCTIONS, "COALESCE,NULLIF,USER");
        properties.put(
                DatabaseProperty.GET_TIME_DATE_FUNCTIONS,
                "CURRENT_DATE,CURRENT_TIMESTAMP,EXTRACT,HOUR,MINUTE,SECOND,YEAR");
        return properties;
    }
}
