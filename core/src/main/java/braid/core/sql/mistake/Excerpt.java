package braid.core.sql.mistake;

import java.util.List;
import org.apache.calcite.runtime.CalciteContextException;

/** The piece of a file that a mistake is about, cut to a line. */
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    public static String of(String text, CalciteContextException e) {
        List<String> lines = text.lines().toList();
        int line = e.getPosLine();
        if (line < 1 || line > lines.size()) {
            return "";
        }
        String at = lines.get(line - 1);
        int from = Math.min(Math.max(0, e.getPosColumn() - 1), at.length());
        int to = e.getEndPosLine() == line ? Math.min(at.length(), Math.max(from, e.getEndPosColumn())) : at.length();
        String piece = at.substring(from, to).strip();
        return piece.length() > LONGEST ? piece.substring(0, LONGEST) + "..." : piece;
    }
}
