package braid.ingest.decode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.StringJoiner;

/** Puts the parameters of a request together, encoded. */
final class Query {
    private final StringJoiner parameters = new StringJoiner("&");

    /** @param value {@code null} for none */
    void add(String name, Object value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    /** One parameter for each value. */
    void addAll(String name, Collection<?> values) {
        values.forEach(value -> add(name, value));
    }

    @Override
    public String toString() {
        return parameters.toString();
    }
}
