package braid.serving.rest;

import braid.serving.rows.BadRequest;
import braid.serving.rows.RowsAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes an answer in the format that was asked for: {@code format=json|csv}, or the Accept header. */
final class Answers {
    private Answers() {}

    static void write(RowsAnswer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (wantsCsv(request)) {
            response.setContentType("text/csv; charset=utf-8");
            response.setHeader("Braid-Coverage", header(answer));
            if (answer.next() != null) {
                response.setHeader("Braid-Next", answer.next());
            }
            CsvWriter.write(answer, response.getOutputStream());
        } else {
            response.setContentType("application/json");
            JsonWriter.write(answer, response.getOutputStream());
        }
    }

    /** CSV has no place for the coverage, so it goes into a header: one line of JSON. */
    private static String header(RowsAnswer answer) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        JsonWriter.write(answer.coverage(), line);
        return line.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static boolean wantsCsv(HttpServletRequest request) {
        String format = request.getParameter("format");
        if (format == null) {
            String accept = request.getHeader("Accept");
            return accept != null && accept.startsWith("text/csv");
        }
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw new BadRequest("format is '" + format + "', but must be json or csv.");
        };
    }
}
