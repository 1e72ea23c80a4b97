package braid.ingest.http.request;

import braid.ingest.decode.Format;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells a body's format from its Content-Type. */
public final class ContentTypes {
    private static final Map<String, Format> FORMATS = Map.of(
            "application/json", Format.JSON,
            "application/x-ndjson", Format.NDJSON,
            "application/ndjson", Format.NDJSON,
            "application/jsonl", Format.NDJSON,
            "application/cloudevents+json", Format.CLOUD_EVENT,
            "application/cloudevents-batch+json", Format.CLOUD_EVENTS);

    private ContentTypes() {}

    /** The format, or a 415 that names what is read. */
    public static Format format(String contentType) {
        if (contentType == null) {
            throw unsupported("Content-Type is missing");
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Format format = FORMATS.get(type.getType() + "/" + type.getSubtype());
            if (format == null) {
                throw unsupported("Content-Type is '" + contentType + "'");
            }
            if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
                throw unsupported("The charset is " + type.getCharset() + ", but JSON is UTF-8. Content-Type is '"
                        + contentType + "'");
            }
            return format;
        } catch (InvalidMediaTypeException e) {
            throw unsupported("Content-Type is '" + contentType + "'");
        }
    }

    private static Problem unsupported(String given) {
        return Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Unsupported format",
                given
                        + "; ingest reads application/json (an event or an array), application/x-ndjson, application/cloudevents+json and application/cloudevents-batch+json.");
    }
}
