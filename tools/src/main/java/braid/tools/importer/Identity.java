package braid.tools.importer;

import braid.core.view.Source;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What makes two imports the same one, so that the second may go on where the first stopped.
 *
 * @param file its absolute path
 * @param url where ingest listens
 * @param topicId of the source's topic; another one when the log was made anew
 * @param content SHA-256 of the file
 * @param definition SHA-256 of the source's columns and PRIMARY KEY
 * @param options how the file is read, its times and its fields
 */
public record Identity(
        String file, String source, String url, String topicId, String content, String definition, String options) {
    public static Identity of(Path file, Source source, URI url, String topicId, String options) throws IOException {
        return new Identity(
                file.toAbsolutePath().normalize().toString(),
                source.name(),
                url.toString(),
                topicId,
                Sha256.of(file),
                Sha256.of(source.toString().getBytes(StandardCharsets.UTF_8)),
                options);
    }

    /** Its parts by the names that they have in a note. */
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("file", file);
        parts.put("source", source);
        parts.put("url", url);
        parts.put("topic_id", topicId);
        parts.put("content", content);
        parts.put("definition", definition);
        parts.put("options", options);
        return parts;
    }

    /** What a note was made for that is not this import's, as the end of a sentence; {@code null} if it was made for this one. */
    String difference(JsonNode note) {
        if (!note.path("topic_id").asText("").equals(topicId)) {
            return "into another log (it was made anew since)";
        }
        if (!note.path("content").asText("").equals(content)) {
            return "the file has changed since";
        }
        if (!note.path("definition").asText("").equals(definition)) {
            return "source " + source + " is declared otherwise now";
        }
        if (!note.path("options").asText("").equals(options)) {
            return "with other options";
        }
        return null;
    }
}
