package braid.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Named columns and rows of text; a null cell is "no value", which is not the empty text. Immutable once built.
 *
 * <p>Example: {@code new Table("page", "#views").row("/home", "7")}: a {@code #} before a column's name marks numbers, which are
 * set at the right.
 */
public final class Table {
    private final List<String> names = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... columns) {
        this(List.of(columns));
    }

    public Table(List<String> columns) {
        for (String column : columns) {
            boolean number = column.startsWith("#");
            names.add(number ? column.substring(1) : column);
            numeric.add(number);
        }
    }

    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell == null ? null : cell.toString());
        }
        if (row.size() != names.size()) {
            throw new IllegalArgumentException(row.size() + " cells for " + names.size() + " columns");
        }
        rows.add(row);
        return this;
    }

    public List<String> names() {
        return names;
    }

    public List<List<String>> rows() {
        return rows;
    }

    /** The table for people, one line a row. */
    public String toText() {
        int[] widths = new int[names.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = names.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], shown(row.get(column)).length());
            }
        }
        StringBuilder text = new StringBuilder();
        line(text, names, widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    /** The table as RFC 4180: CRLF lines, quotes where a cell needs them; no value is an empty cell, the empty text is {@code ""}. */
    public String toCsv() {
        StringBuilder text = new StringBuilder();
        csvLine(text, names);
        rows.forEach(row -> csvLine(text, row));
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = shown(cells.get(column));
            String blanks = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : "  ").append(numeric.get(column) ? blanks + cell : cell + blanks);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String shown(String cell) {
        return cell == null ? "-" : cell.replaceAll("[\\p{Cntrl}]", "\uFFFD");
    }

    private static void csvLine(StringBuilder text, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            text.append(column == 0 ? "" : ",").append(csvCell(cells.get(column)));
        }
        text.append("\r\n");
    }

    private static String csvCell(String cell) {
        if (cell == null) {
            return "";
        }
        boolean quoted = cell.isEmpty() || cell.matches("(?s).*[\",\r\n].*");
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
