package braid.answer.format;

import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.column.Values;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the rows of an answer as CSV (RFC 4180), with a header. NULL is an empty field and the empty text is {@code ""}. */
public final class CsvWriter {
    private CsvWriter() {}

    public static void write(RowsAnswer answer, OutputStream out) throws IOException {
        List<ResultColumn> columns = answer.columns();
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            for (int i = 0; i < columns.size(); i++) {
                writer.write((i == 0 ? "" : ",") + quote(columns.get(i).name()));
            }
            writer.write("\r\n");
            for (Object[] row : answer.rows()) {
                for (int i = 0; i < row.length; i++) {
                    writer.write(i == 0 ? "" : ",");
                    if (row[i] != null) {
                        writer.write(quote(Values.print(columns.get(i).type(), row[i])));
                    }
                }
                writer.write("\r\n");
            }
        }
    }

    private static String quote(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
