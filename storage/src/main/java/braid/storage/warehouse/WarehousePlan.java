package braid.storage.warehouse;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads what EXPLAIN of H2 and of PostgreSQL say about the way to the rows. */
final class WarehousePlan {
    /** H2 puts the index, or {@code tableScan}, behind the table's name in a comment. */
    private static final Pattern H2 = Pattern.compile("/\\*\\s*(.*?)\\s*\\*/", Pattern.DOTALL);

    /** PostgreSQL names the node and, below it, the condition that the index checks. */
    private static final Pattern POSTGRES =
            Pattern.compile("^[\\s>-]*(.*\\bScan\\b.*?)\\s*\\(cost=.*$|^\\s*(Index Cond: .*)$", Pattern.MULTILINE);

    private WarehousePlan() {}

    /** The access paths in a plan, in one line; the whole plan where none is recognized. */
    static String summary(String plan) {
        List<String> paths = paths(H2, plan);
        if (paths.isEmpty()) {
            paths = paths(POSTGRES, plan);
        }
        return (paths.isEmpty() ? plan : String.join("; ", paths))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static List<String> paths(Pattern pattern, String plan) {
        return pattern.matcher(plan)
                .results()
                .map(WarehousePlan::first)
                .map(path -> path.replaceFirst("^.*\\.tableScan$", "tableScan"))
                .toList();
    }

    private static String first(MatchResult match) {
        for (int i = 1; i <= match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        return match.group();
    }
}
