package braid.ingest.decode;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event as its source's row once more, from Jackson's tree, BigDecimal and java.time alone: slow, and plainly right. */
final class IndependentReading {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d(?::\\d\\d)?)(?:[.,](\\d+))?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)");
    private static final Instant LATEST_EVENT = Instant.parse("2026-06-02T12:00:00Z");

    /** The event is not one of the source. */
    static final class No extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private IndependentReading() {}

    static Object[] of(Source source, String text) throws No {
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (tools.jackson.core.JacksonException e) {
            throw new No();
        }
        yes(tree.isObject());
        for (String name : tree.propertyNames()) {
            yes(source.indexOf(name) >= 0);
        }
        Object[] row = new Object[source.columns().size()];
        for (int i = 0; i < row.length; i++) {
            Column column = source.columns().get(i);
            JsonNode value = tree.get(column.name());
            if (value == null || value.isNull()) {
                yes(column.nullable());
            } else {
                row[i] = value(column.type(), value);
                if (column.name().equals("ts")) {
                    yes((Long) row[i] >= 0 && (Long) row[i] <= LATEST_EVENT.toEpochMilli());
                }
            }
        }
        return row;
    }

    private static Object value(DataType type, JsonNode value) throws No {
        return switch (type.kind()) {
            case VARCHAR -> text(type, value);
            case BOOLEAN -> {
                yes(value.isBoolean());
                yield value.asBoolean();
            }
            case INTEGER ->
                (int) whole(value, BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));
            case BIGINT -> whole(value, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
            case DECIMAL -> decimal(type, number(value));
            case DOUBLE -> {
                double number = Double.parseDouble(number(value).toString());
                yes(Double.isFinite(number));
                yield number + 0.0;
            }
            case DATE -> {
                yes(value.isString() && value.asString().matches("\\d{4}-\\d\\d-\\d\\d"));
                yield (int) day(value.asString()).toEpochDay();
            }
            case TIMESTAMP -> value.isString() ? time(value.asString()) : since1970(number(value));
            case BYTES -> throw new No();
        };
    }

    private static String text(DataType type, JsonNode value) throws No {
        yes(value.isString());
        String text = value.asString();
        yes(text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF));
        yes(text.codePoints().count() <= type.precision());
        return text;
    }

    private static BigDecimal number(JsonNode value) throws No {
        yes(value.isNumber());
        return value.decimalValue();
    }

    private static long whole(JsonNode value, BigDecimal smallest, BigDecimal largest) throws No {
        BigDecimal number = number(value);
        yes(number.compareTo(smallest) >= 0 && number.compareTo(largest) <= 0);
        yes(number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
        return number.signum() == 0 ? 0 : number.longValueExact();
    }

    private static BigDecimal decimal(DataType type, BigDecimal number) throws No {
        if (number.signum() == 0) {
            return BigDecimal.ZERO.setScale(type.scale());
        }
        BigDecimal limit = BigDecimal.TEN.pow(type.precision() - type.scale());
        yes(number.abs().compareTo(limit) < 0);
        yes(number.stripTrailingZeros().scale() <= type.scale());
        return number.setScale(type.scale());
    }

    private static LocalDate day(String text) throws No {
        try {
            LocalDate day = LocalDate.parse(text);
            yes(day.getYear() >= 1);
            return day;
        } catch (DateTimeException e) {
            throw new No();
        }
    }

    private static long time(String text) throws No {
        Matcher time = TIME.matcher(text);
        yes(time.matches());
        yes(time.group(3) == null || time.group(2).length() == 8);
        BigDecimal millis = new BigDecimal(time.group(3) == null ? "0" : "0." + time.group(3)).movePointRight(3);
        yes(millis.stripTrailingZeros().scale() <= 0);
        try {
            long seconds = day(time.group(1))
                    .atTime(LocalTime.parse(time.group(2)))
                    .toEpochSecond(ZoneOffset.of(time.group(4).toUpperCase()));
            return inYears(seconds * 1000 + millis.longValue());
        } catch (DateTimeException e) {
            throw new No();
        }
    }

    private static long since1970(BigDecimal number) throws No {
        yes(number.abs().compareTo(new BigDecimal("1e15")) < 0);
        yes(number.stripTrailingZeros().scale() <= 0);
        yes(number.abs().compareTo(BigDecimal.valueOf(31L * 86_400_000)) >= 0);
        return inYears(number.longValueExact());
    }

    private static long inYears(long millis) throws No {
        int year = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).getYear();
        yes(year >= 1 && year <= 9999);
        return millis;
    }

    private static void yes(boolean condition) throws No {
        if (!condition) {
            throw new No();
        }
    }
}
