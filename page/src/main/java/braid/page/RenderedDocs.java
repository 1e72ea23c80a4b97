package braid.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.web.util.HtmlUtils;

/**
 * The docs as pages: each {@code .md} below {@code static/docs} as HTML with the page's own style, once made and kept. A link to another
 * doc leads to its page; a link to a file of the source is its name, because that is not served. What a doc holds never becomes markup of
 * its own.
 */
final class RenderedDocs {
    private static final Pattern DOC = Pattern.compile("((?:\\.\\./)*(?:[\\w-]+/)*[\\w-]+)\\.md(#.*)?");
    private static final Pattern TITLE = Pattern.compile("^# (.+)$", Pattern.MULTILINE);

    private final DocFiles files;
    private final Parser parser;
    private final HtmlRenderer renderer;
    private final Map<String, String> made = new ConcurrentHashMap<>();

    RenderedDocs(DocFiles files) {
        this.files = files;
        this.parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        this.renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.create()))
                .build();
    }

    /**
     * @param name of a doc without {@code .md}: {@code ingest}, {@code decisions/0001-versions-of-a-row}
     * @return its page; empty if there is no such doc
     */
    Optional<String> page(String name) {
        if (!files.names().contains(name)) {
            return Optional.empty();
        }
        return Optional.of(made.computeIfAbsent(name, this::make));
    }

    /** The first doc in their order, for who names none. */
    String first() {
        return files.names().contains("architecture")
                ? "architecture"
                : files.names().get(0);
    }

    private String make(String name) {
        String text = files.text(name);
        Node document = parser.parse(text);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                lead(link, name);
            }
        });
        return DocPage.html(title(text, name), contents(name), renderer.render(document));
    }

    private void lead(Link link, String from) {
        String target = link.getDestination();
        Matcher doc = DOC.matcher(target);
        if (doc.matches() && files.names().contains(resolved(doc.group(1), from))) {
            link.setDestination(doc.group(1) + ".html" + (doc.group(2) == null ? "" : doc.group(2)));
        } else if (!target.startsWith("#") && !target.contains("://")) {
            unlink(link);
        }
    }

    /** A doc's name as another one names it; what is above all docs keeps its {@code ..} and is none. */
    private static String resolved(String target, String from) {
        return URI.create(from).resolve(target).toString();
    }

    /** What it said stays, with the file's name behind it where that says more. */
    private static void unlink(Link link) {
        String file = link.getDestination().replaceAll("^(\\.\\./)+", "").replaceAll("#.*$", "");
        for (Node child = link.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            link.insertBefore(child);
            child = next;
        }
        link.insertBefore(new Text(" ("));
        link.insertBefore(new Code(file));
        link.insertBefore(new Text(")"));
        link.unlink();
    }

    private String contents(String shown) {
        StringBuilder list = new StringBuilder();
        for (String name : files.names()) {
            list.append("<li><a href=\"/docs/%s.html\"%s>%s</a></li>"
                    .formatted(
                            name,
                            name.equals(shown) ? " aria-current=\"page\"" : "",
                            HtmlUtils.htmlEscape(title(files.text(name), name))));
        }
        return list.toString();
    }

    private static String title(String text, String name) {
        Matcher title = TITLE.matcher(text);
        return title.find() ? title.group(1).replace("`", "") : name;
    }
}
