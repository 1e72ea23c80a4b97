package braid.lab.report;

import braid.terminal.Table;
import java.util.List;

/** Pieces of a page. */
final class Html {
    private Html() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** @param link the address of each row's samples; {@code null} for none */
    static String table(Table table, List<String> link) {
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
        table.names()
                .forEach(name ->
                        html.append("<th scope=\"col\">").append(text(name)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (int row = 0; row < table.rows().size(); row++) {
            html.append("<tr>");
            List<String> cells = table.rows().get(row);
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i) == null ? "–" : text(cells.get(i));
                String shown = i == 1 && link != null && link.get(row) != null
                        ? "<a href=\"" + text(link.get(row)) + "\">" + cell + "</a>"
                        : cell;
                html.append(i < 2 ? "<th scope=\"row\">" : "<td>").append(shown).append(i < 2 ? "</th>" : "</td>");
            }
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }
}
