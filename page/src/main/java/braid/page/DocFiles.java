package braid.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The docs that this build has, by name without {@code .md}: those of the first folder in the order of the alphabet, then the decisions. */
final class DocFiles {
    private static final String FOLDER = "classpath:/static/docs/";
    private static final String MARK = "/static/docs/";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final List<String> names;

    DocFiles() {
        names = found("**/*.md")
                .map(file -> file.substring(0, file.length() - ".md".length()))
                .sorted(Comparator.comparing((String name) -> name.contains("/"))
                        .thenComparing(name -> name))
                .toList();
    }

    private Stream<String> found(String pattern) {
        try {
            return Arrays.stream(resources.getResources(FOLDER + pattern)).map(DocFiles::file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pictures that docs show, by their place among the docs: {@code benchmarks/soak-memory.svg}. */
    List<String> pictures() {
        return found("**/*.svg").toList();
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

    private static String file(Resource doc) {
        try {
            String address = doc.getURL().toString();
            return address.substring(address.lastIndexOf(MARK) + MARK.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
