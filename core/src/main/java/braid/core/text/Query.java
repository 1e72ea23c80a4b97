package braid.core.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.StringJoiner;

/** Puts the parameters of a request together, encoded. */
public final class Query {
    private final StringJoiner parameters = new StringJoiner("&");

    /** @param value {@code null} for none */
    public void add(String name, Object value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    /** One parameter for each value. */
    public void addAll(String name, Collection<?> values) {
        values.forEach(value -> add(name, value));
    }

    @Override
    public String toString() {
        return parameters.toString();
    }
}
