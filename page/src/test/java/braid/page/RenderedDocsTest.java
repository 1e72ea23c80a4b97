package braid.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every doc becomes a page whose links lead somewhere. */
class RenderedDocsTest {
    private final DocFiles files = new DocFiles();
    private final RenderedDocs docs = new RenderedDocs(files);

    @Test
    void everyDoc_isAPage_withTheOthersBesideIt() {
        assertThat(files.names())
                .contains("architecture", "serving-layer", "decisions/0005-deltas-instead-of-versions");
        for (String name : files.names()) {
            assertThat(docs.page(name).orElseThrow())
                    .as(name)
                    .contains(
                            "<h1",
                            "<a href=\"/docs/glossary.html\"",
                            "<a href=\"/docs/" + name + ".html\" aria-current=\"page\"")
                    .doesNotContain("http-equiv", "<script>", "style=");
        }
    }

    @Test
    void everyLinkOfADoc_leadsToAPageOrAPlaceInOne() {
        Set<String> broken = new TreeSet<>();
        for (String name : files.names()) {
            for (String link : found("<a href=\"([^\"]*)\"", body(name))) {
                if (!link.contains("://") && !leadsSomewhere(name, link)) {
                    broken.add(name + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void tables_andCode_areMarkup_andWhatIsQuotedIsNot() {
        assertThat(body("serving-layer")).contains("<table>", "<pre><code");
        assertThat(files.names().stream().map(this::body).collect(Collectors.joining()))
                .contains("&lt;key column&gt;");
    }

    @Test
    void everyPictureOfADoc_isServedBesideIt_andSaysWhatItShows() {
        Set<String> shown = new TreeSet<>();
        for (String name : files.names()) {
            String folder = name.substring(0, name.lastIndexOf('/') + 1);
            found("<img src=\"([^\"]*)\" alt=\"[^\"]+\"", body(name)).forEach(picture -> shown.add(folder + picture));
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(files.pictures()).isNotEmpty();
    }

    @Test
    void fileOfTheSource_isNamedAndNotLinked() {
        assertThat(body("serving-layer"))
                .contains("(<code>serving-layer/src/main/resources/openapi.json</code>)")
                .doesNotContain("href=\"../serving-layer");
    }

    @Test
    void unknownDoc_isNone() {
        assertThat(docs.page("nothing")).isEmpty();
        assertThat(docs.page("../page/style")).isEmpty();
    }

    @Test
    void docsLeadToEachOther_howeverDeepTheyLie() {
        assertThat(body("lab")).contains("href=\"reports/quick/report.html\"");
        assertThat(body("reports/README")).contains("href=\"quick/report.html\"", "href=\"../lab.html\"");
    }

    private String body(String name) {
        String page = docs.page(name).orElseThrow();
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private boolean leadsSomewhere(String from, String link) {
        String[] parts = link.split("#", 2);
        String target = parts[0].isEmpty()
                ? from
                : URI.create(from).resolve(parts[0]).toString().replaceAll("\\.html$", "");
        return files.names().contains(target)
                && (parts.length == 1 || found("id=\"([^\"]+)\"", body(target)).contains(parts[1]));
    }

    private static List<String> found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
