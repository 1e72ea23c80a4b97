package braid.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's files fit together: what they name is there, and nothing is fetched from elsewhere. */
class PageFilesTest {
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Path ROOT = Path.of("..");

    @Test
    void everyFileThatThePageNames_isServed() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String address : found("(?:src|href)=\"(/[^\"]*[^/\"])\"", read("index.html"))) {
            String resource = resourceOf(address);
            try (InputStream in = PageFilesTest.class.getResourceAsStream(resource)) {
                if (in == null) {
                    missing.add(address);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyImport_isThere() throws IOException {
        for (Path script : scripts()) {
            for (String imported : found("from '\\./([^']+)'", Files.readString(script))) {
                assertThat(script.resolveSibling(imported)).exists();
            }
        }
    }

    @Test
    void everyFolderFileAndDocThatIsExplained_isThere() throws IOException {
        String explanations = read("page/explanations.js");
        List<String> places = found("(?:code|first): '([^']+)'", explanations);
        List<String> docs = found("doc: '([^']+)'", explanations);
        assertThat(places).hasSize(14).allSatisfy(place -> assertThat(ROOT.resolve(place))
                .exists());
        assertThat(docs).hasSize(7).allSatisfy(doc -> assertThat(
                        ROOT.resolve("docs").resolve(doc + ".md"))
                .exists());
    }

    @Test
    void noFile_namesAnotherHost() throws IOException {
        for (Path file : all()) {
            String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
            assertThat(text).as(file.toString()).doesNotContain("http://").doesNotContain("https://");
        }
    }

    @Test
    void page_hasNoInlineScriptOrStyle() throws IOException {
        assertThat(read("index.html"))
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContain("<script>");
    }

    private static String resourceOf(String address) {
        if (address.startsWith("/docs/")) {
            return "/static" + address.replaceAll("\\.html$", ".md");
        }
        return address.startsWith("/webjars/") ? "/META-INF/resources" + address : "/static" + address;
    }

    private static String read(String file) throws IOException {
        return Files.readString(STATIC.resolve(file), StandardCharsets.UTF_8);
    }

    private static List<Path> scripts() throws IOException {
        return all().stream().filter(file -> file.toString().endsWith(".js")).toList();
    }

    private static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(STATIC)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
