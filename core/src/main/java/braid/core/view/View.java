package braid.core.view;

import braid.core.rex.RowExpression;
import braid.core.type.Column;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A view definition: for each key and window, some measures over the events of one source that pass a filter.
 *
 * @param keys at least none; in the order of the SELECT list
 * @param filter the WHERE clause over the source's row; {@code null} for none
 * @param columns the names a reader sees, in the order of the SELECT list, window columns included
 */
public record View(
        String name,
        Source source,
        Window window,
        List<Key> keys,
        RowExpression filter,
        List<Measure> measures,
        List<String> columns) {
    public static final String WINDOW_START = "window_start";
    public static final String WINDOW_END = "window_end";
    private static final int VERSION_BYTES = 6;

    public View {
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
        columns = List.copyOf(columns);
    }

    /** The columns that hold the accumulators of all measures, in order: what a store keeps beside key and window. */
    public List<Column> accumulatorColumns() {
        List<Column> stored = new ArrayList<>();
        for (Measure measure : measures) {
            stored.addAll(measure.aggregate().columns(measure.name()));
        }
        return stored;
    }

    /**
     * What the view computes, in words that do not change when its file is only laid out anew or a column is added to its source. Columns
     * stand there by name: an event that was written before a column was renamed does not have the new one.
     */
    public String definition() {
        StringBuilder text = new StringBuilder(source.name())
                .append(' ')
                .append(window.size())
                .append(' ')
                .append(window.timeColumn())
                .append(" where ")
                .append(spell(filter));
        keys.forEach(k -> text.append("; ")
                .append(k.name())
                .append(' ')
                .append(k.type())
                .append(k.nullable() ? "=" : " NOT NULL=")
                .append(spell(k.expression())));
        measures.forEach(m -> text.append("; ")
                .append(m.name())
                .append('=')
                .append(m.aggregate())
                .append(' ')
                .append(spell(m.argument()))
                .append(" filter ")
                .append(spell(m.filter())));
        return text.toString();
    }

    private String spell(RowExpression expression) {
        return expression == null
                ? "null"
                : expression.spell(source.columns().stream().map(Column::name).toList());
    }

    /** Twelve digits that stand for the definition and for what identifies an event: answers of equal versions can be compared. */
    public String version() {
        String text = definition() + "; once by " + source.primaryKey();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public Measure measure(String name) {
        return measures.stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
    }

    public Key key(String name) {
        return keys.stream().filter(k -> k.name().equals(name)).findFirst().orElse(null);
    }
}
