package braid.core.event;

import braid.core.type.Column;
import braid.core.view.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Generated events as clients write them: JSON texts over the grammar, with the values at which readers usually differ, and with mistakes
 * of every kind. The same for the same random numbers.
 */
public final class AwkwardEvents {
    private static final String[] BLANKS = {"", "", "", " ", "\t", "  "};
    private static final String[] WRONG = {
        "true",
        "\"\"",
        "\"x\"",
        "0",
        "-1.5",
        "{}",
        "[]",
        "[[1],{\"a\":null}]",
        "{\"a\":{\"b\":[]}}",
        "1e400",
        "\"2001-02-29\"",
        "\"NaN\""
    };
    private static final String[] BROKEN = {
        "tru",
        "nul",
        "NaN",
        "Infinity",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "0x1F",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\n\"",
        "\"\t\"",
        "",
        "{",
        "[",
        "[1,]",
        "{\"a\":1,}",
        "}",
        "\\u0041",
        "\u00a01",
        "//\n1",
        "1 2"
    };

    private final Random random;
    private final AwkwardValues values;

    public AwkwardEvents(Random random) {
        this(random, false);
    }

    /**
     * @param tame whether days before October 1582, characters beyond the basic plane, and event times of more than twenty days are left
     *     out
     */
    public AwkwardEvents(Random random, boolean tame) {
        this.random = random;
        this.values = new AwkwardValues(random, tame);
    }

    /**
     * One event.
     *
     * @param fields each {@code "name":value}, blanks included; without the commas
     * @param broken whether a field is not JSON
     */
    public record Event(List<String> fields, boolean broken) {
        public String text() {
            return "{" + String.join(",", fields) + "}";
        }

        public byte[] bytes() {
            return text().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The text of a CREATE TABLE with a time {@code ts} that is never NULL, some columns of any type, and perhaps a PRIMARY KEY. */
    public String table(String name) {
        List<String> columns = new ArrayList<>(List.of("ts TIMESTAMP(3) NOT NULL"));
        List<String> key = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            boolean given = random.nextInt(3) == 0;
            columns.add("c" + i + " " + type() + (given ? " NOT NULL" : ""));
            if (given && random.nextBoolean()) {
                key.add("c" + i);
            }
        }
        Collections.shuffle(columns, random);
        String primary = key.isEmpty() ? "" : ", PRIMARY KEY (" + String.join(", ", key) + ")";
        return "CREATE TABLE " + name + " (" + String.join(", ", columns) + primary + ");\n";
    }

    private String type() {
        return switch (random.nextInt(9)) {
            case 0 -> "VARCHAR";
            case 1 -> "VARCHAR(" + (1 + random.nextInt(4)) + ")";
            case 2 -> "BOOLEAN";
            case 3 -> "INTEGER";
            case 4 -> "BIGINT";
            case 5 -> {
                int precision = 1 + random.nextInt(38);
                yield "DECIMAL(" + precision + "," + random.nextInt(precision + 1) + ")";
            }
            case 6 -> "DOUBLE";
            case 7 -> "DATE";
            default -> "TIMESTAMP(3)";
        };
    }

    /** An event that the source may take or not. */
    public Event any(Source source) {
        List<String> fields = good(source).fields();
        boolean broken = false;
        if (random.nextInt(3) == 0 && !fields.isEmpty()) {
            int at = random.nextInt(fields.size());
            switch (random.nextInt(8)) {
                case 0 -> fields.remove(at);
                case 1 -> fields.add(fields.get(at));
                case 2 -> fields.set(at, "\"C1\":0");
                case 3 -> fields.set(at, named(fields.get(at), "null"));
                case 4, 5 -> fields.set(at, named(fields.get(at), WRONG[random.nextInt(WRONG.length)]));
                case 6 -> {
                    Column column =
                            source.columns().get(random.nextInt(source.columns().size()));
                    fields.set(at, "\"" + column.name() + "\":" + values.outside(column.type()));
                }
                default -> {
                    broken = true;
                    fields.set(at, named(fields.get(at), BROKEN[random.nextInt(BROKEN.length)]));
                }
            }
        }
        return new Event(fields, broken);
    }

    /** An event that the source takes. */
    public Event good(Source source) {
        List<String> fields = new ArrayList<>();
        for (Column column : source.columns()) {
            if (column.name().equals("ts")) {
                fields.add(field(column.name(), values.eventTime()));
            } else if (!column.nullable() || random.nextInt(6) > 0) {
                fields.add(field(column.name(), values.of(column.type())));
            } else if (random.nextBoolean()) {
                fields.add(field(column.name(), "null"));
            }
        }
        Collections.shuffle(fields, random);
        return new Event(fields, false);
    }

    private String field(String name, String value) {
        return blank() + '"' + (random.nextInt(20) == 0 ? escaped(name) : name) + '"' + blank() + ":" + blank() + value
                + blank();
    }

    private static String named(String field, String value) {
        return field.substring(0, field.indexOf(':') + 1) + value;
    }

    private static String escaped(String name) {
        return String.format("\\u%04x", (int) name.charAt(0)) + name.substring(1);
    }

    private String blank() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    /** The smallest part of an event, by its fields, of which something still holds. */
    public static Event shrunk(Event event, Predicate<Event> holds) {
        for (int i = 0; i < event.fields().size(); i++) {
            List<String> fewer = new ArrayList<>(event.fields());
            fewer.remove(i);
            Event smaller = new Event(fewer, event.broken());
            if (holds.test(smaller)) {
                return shrunk(smaller, holds);
            }
        }
        return event;
    }

    /** Bytes that are nearly those of an event: cut off, or with one byte changed. */
    public byte[] damaged(Event event) {
        byte[] bytes = event.bytes();
        int at = random.nextInt(bytes.length);
        if (random.nextBoolean()) {
            return Arrays.copyOf(bytes, at);
        }
        bytes[at] = (byte) random.nextInt(256);
        return bytes;
    }
}
