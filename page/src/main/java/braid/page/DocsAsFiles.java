package braid.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Writes the docs as pages that need no server: {@code DocsAsFiles FOLDER}. Links to each other and to their style are relative then, and
 * those to other parts of the page are left out. For the archive.
 */
public final class DocsAsFiles {
    private static final List<String> STYLE =
            List.of("favicon.svg", "page/style.css", "page/small.css", "page/docs.css", "page/theme.js");

    private static final Pattern SECTIONS = Pattern.compile("\\s*<nav aria-label=\"Sections\">.*?</nav>");
    private static final Pattern ADDRESS = Pattern.compile("(href|src)=\"/(?:docs/)?([^\"]*)\"");

    private DocsAsFiles() {}

    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    /** @param folder is made; what stands in it under the same names is replaced */
    static void write(Path folder) throws IOException {
        DocFiles files = new DocFiles();
        RenderedDocs docs = new RenderedDocs(files);
        for (String name : files.names()) {
            put(folder, name + ".html", asFile(docs.page(name).orElseThrow(), name));
        }
        put(folder, "index.html", asFile(docs.page(docs.first()).orElseThrow(), "index"));
        for (String file : STYLE) {
            copy("static/" + file, folder.resolve(file));
        }
        for (String picture : files.pictures()) {
            copy("static/docs/" + picture, folder.resolve(picture));
        }
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream content = new ClassPathResource(resource).getInputStream()) {
            Files.copy(content, made(to), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String asFile(String page, String name) {
        String up = "../".repeat((int) name.chars().filter(sign -> sign == '/').count());
        return ADDRESS.matcher(SECTIONS.matcher(page).replaceFirst(""))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "=\"" + up
                        + (found.group(2).isEmpty() ? "index.html" : found.group(2)) + "\""));
    }

    private static void put(Path folder, String name, String page) throws IOException {
        Files.writeString(made(folder.resolve(name)), page);
    }

    private static Path made(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }
}
