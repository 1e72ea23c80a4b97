package braid.page;

import org.springframework.web.util.HtmlUtils;

/** What stands around a rendered doc: the page's style, the way back, the other docs beside it. */
final class DocPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s · Braid</title>
              <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/page/style.css">
              <link rel="stylesheet" href="/page/small.css">
              <link rel="stylesheet" href="/page/docs.css">
              <script src="/page/theme.js"></script>
            </head>
            <body>
            <a class="skip" href="#doc">Skip to the content</a>
            <header class="top">
              <h1><a href="/">Braid</a> <span>docs</span></h1>
              <nav aria-label="Sections"><a href="/#pipeline">Pipeline</a><a href="/#views">Views</a><a href="/#query">Query</a><a href="/#break">Break it</a><a href="/docs/" aria-current="page">Docs</a></nav>
              <button id="theme" type="button" class="quiet" aria-label="Switch between light and dark">◐</button>
            </header>
            <div class="docs">
            <nav class="contents" aria-label="Docs"><ul>%s</ul></nav>
            <main id="doc" class="doc" tabindex="-1">
            %s</main>
            </div>
            </body>
            </html>
            """;

    private DocPage() {}

    /** @param contents and doc are HTML already */
    static String html(String title, String contents, String doc) {
        // A wide table moves by itself, not the page with it.
        String tables = doc.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
        return PAGE.formatted(HtmlUtils.htmlEscape(title), contents, tables);
    }
}
