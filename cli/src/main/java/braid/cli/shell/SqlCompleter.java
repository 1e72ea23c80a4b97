package braid.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands at the beginning of a line, views after the words that views follow, and else columns, views and SQL's words. */
final class SqlCompleter implements Completer {
    private static final List<String> COMMANDS =
            List.of("\\d", "\\explain", "\\format", "\\timing", "\\q", "\\?", "SELECT", "EXPLAIN", "WITH");
    private static final List<String> BEFORE_VIEWS = List.of("FROM", "JOIN", "\\d");
    private static final List<String> WORDS = List.of(
            "SELECT",
            "FROM",
            "WHERE",
            "GROUP BY",
            "ORDER BY",
            "HAVING",
            "LIMIT",
            "JOIN",
            "LEFT JOIN",
            "ON",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "IS NULL",
            "IS NOT NULL",
            "LIKE",
            "CASE WHEN",
            "AS",
            "DESC",
            "DISTINCT",
            "UNION ALL",
            "COUNT(*)",
            "SUM(",
            "AVG(",
            "MIN(",
            "MAX(",
            "APPROX_COUNT_DISTINCT(",
            "TIMESTAMP '",
            "FLOOR(",
            "__layer");

    private final Views views;

    SqlCompleter(Views views) {
        this.views = views;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        candidates(line.words().subList(0, line.wordIndex()))
                .forEach(
                        text -> candidates.add(new Candidate(text, text, null, null, null, null, !text.endsWith("("))));
    }

    /** What can stand behind some words. */
    List<String> candidates(List<String> before) {
        if (before.isEmpty()) {
            return COMMANDS;
        }
        String last = before.get(before.size() - 1).toUpperCase(java.util.Locale.ROOT);
        if (BEFORE_VIEWS.stream().anyMatch(word -> word.equalsIgnoreCase(last))) {
            return views.names();
        }
        if (last.equals("\\FORMAT")) {
            return List.of("table", "json", "csv");
        }
        List<String> all = new ArrayList<>(views.columns());
        all.addAll(views.names());
        all.addAll(WORDS);
        return all;
    }
}
