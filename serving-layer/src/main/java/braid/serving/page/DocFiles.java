package braid.serving.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The docs that this build has, by name without {@code .md}: those of the first folder in the order of the alphabet, then the decisions. */
final class DocFiles {
    private static final String FOLDER = "classpath:/static/docs/";
    private static final String MARK = "/static/docs/";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final List<String> names;

    DocFiles() {
        try {
            names = Arrays.stream(resources.getResources(FOLDER + "**/*.md"))
                    .map(DocFiles::name)
                    .sorted(Comparator.comparing((String name) -> name.contains("/"))
                            .thenComparing(name -> name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return names;
    }

    /** @param name one of {@link #names()} */
    String text(String name) {
        try {
            return resources.getResource(FOLDER + name + ".md").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource doc) {
        try {
            String address = doc.getURL().toString();
            String name = address.substring(address.lastIndexOf(MARK) + MARK.length());
            return name.substring(0, name.length() - ".md".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
