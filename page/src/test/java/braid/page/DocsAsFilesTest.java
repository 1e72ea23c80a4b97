package braid.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that are opened from a folder find all that they name. */
class DocsAsFilesTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"#]*)(?:#[^\"]*)?\"");

    @TempDir
    Path folder;

    @Test
    void everythingThatAPageNames_isAFileBesideIt() throws IOException {
        DocsAsFiles.write(folder);
        List<Path> pages;
        try (Stream<Path> all = Files.walk(folder)) {
            pages = all.filter(file -> file.toString().endsWith(".html")).toList();
        }
        assertThat(pages).hasSize(new DocFiles().names().size() + 1);
        for (Path page : pages) {
            Matcher address = ADDRESS.matcher(Files.readString(page));
            while (address.find()) {
                if (!address.group(1).isEmpty() && !address.group(1).contains("://")) {
                    assertThat(page.getParent().resolve(address.group(1)))
                            .as(page.getFileName() + " names " + address.group(1))
                            .isRegularFile();
                }
            }
        }
    }
}
