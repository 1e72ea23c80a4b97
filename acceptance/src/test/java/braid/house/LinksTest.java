package braid.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point to is there. */
class LinksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".braid", "node_modules");
    private static final int FEWEST_PAGES = 20;

    @Test
    void everyLink_leadsToAFile() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(ROOT)) {
            pages = files.filter(file -> file.toString().endsWith(".md") && isOurs(ROOT.relativize(file)))
                    .toList();
        }
        assertThat(pages).hasSizeGreaterThan(FEWEST_PAGES);
        Set<String> broken = new TreeSet<>();
        for (Path page : pages) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains(":") && !Files.exists(page.resolveSibling(link)))
                    .forEach(link -> broken.add(ROOT.relativize(page) + " -> " + link));
        }
        assertThat(broken).isEmpty();
    }

    private static boolean isOurs(Path file) {
        for (Path name : file) {
            if (NOT_OURS.contains(name.toString())) {
                return false;
            }
        }
        return true;
    }
}
