package braid.serving.rest.answer;

import braid.answer.format.CsvWriter;
import braid.answer.format.JsonWriter;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.request.BadRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes an answer in the format that was asked for: {@code format=json|csv}, or the Accept header. */
public final class Answers {
    private Answers() {}

    public static void write(RowsAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean csv = wantsCsv(request);
        String version =
                answer.view() == null ? null : answer.coverage().versions().get(answer.view());
        if (version != null && answer.coverage().architecture().isExact()) {
            setTag(response, CoverageTag.of(request, version, csv, answer.coverage()));
        }
        if (csv) {
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

    /** Lets a client keep the answer, as long as it asks each time whether it still holds. */
    static void setTag(HttpServletResponse response, String tag) {
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        response.addHeader("Vary", "Accept");
    }

    /** CSV has no place for the coverage, so it goes into a header: one line of JSON. */
    private static String header(RowsAnswer answer) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        JsonWriter.write(answer.coverage(), line);
        return line.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    static boolean wantsCsv(HttpServletRequest request) {
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
