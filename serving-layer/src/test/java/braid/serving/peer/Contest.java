package braid.serving.peer;

import braid.serving.merge.LimitExceeded;
import braid.serving.rows.BadRequest;
import braid.serving.rows.RowsAnswer;
import braid.serving.sql.SqlService;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Puts a statement to the serving layer and to DuckDB, and compares what they say: rows in any order, doubles to nine digits. */
final class Contest {
    private static final int MOST_TRIES = 500;
    private static final double TOLERANCE = 1e-9;
    private static final Pattern OF_A_LIBRARY = Pattern.compile(
            "Unable to implement|enough rules|rel#|Enumerable|Exception|: null$|Error while|\\bat org\\.|class org\\.");

    private final SqlService service;
    private final DuckDbPeer peer;

    Contest(SqlService service, DuckDbPeer peer) {
        this.service = service;
        this.peer = peer;
    }

    Verdict of(Node statement) {
        RowsAnswer answer;
        try {
            answer = service.answer(statement.ours());
        } catch (BadRequest | LimitExceeded e) {
            return OF_A_LIBRARY.matcher(e.getMessage()).find()
                    ? new Verdict(Verdict.Outcome.BROKEN, e.getMessage())
                    : new Verdict(Verdict.Outcome.REFUSED, e.getMessage());
        } catch (RuntimeException | Error e) {
            return new Verdict(Verdict.Outcome.BROKEN, e.toString());
        }
        try {
            return difference(answer.rows(), peer.rows(statement.theirs()))
                    .map(why -> new Verdict(Verdict.Outcome.DIFFERENT, why))
                    .orElse(new Verdict(Verdict.Outcome.SAME, ""));
        } catch (SQLException e) {
            return new Verdict(Verdict.Outcome.UNKNOWN, e.getMessage());
        }
    }

    private static Optional<String> difference(List<Object[]> ours, List<Object[]> theirs) {
        if (ours.size() != theirs.size()) {
            return Optional.of(ours.size() + " rows here, " + theirs.size() + " in DuckDB");
        }
        List<Object[]> left = new ArrayList<>(theirs);
        for (Object[] row : ours) {
            Optional<Object[]> same =
                    left.stream().filter(other -> equal(row, other)).findFirst();
            if (same.isEmpty()) {
                return Optional.of(Arrays.toString(row) + " here, not in DuckDB");
            }
            left.remove(same.get());
        }
        return Optional.empty();
    }

    private static boolean equal(Object[] ours, Object[] theirs) {
        return IntStream.range(0, ours.length).allMatch(i -> equal(ours[i], theirs[i]));
    }

    private static boolean equal(Object a, Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (!(a instanceof Number x) || !(b instanceof Number y)) {
            return a.equals(b);
        }
        if (x instanceof Double || y instanceof Double) {
            double difference = Math.abs(x.doubleValue() - y.doubleValue());
            return difference
                    <= TOLERANCE * Math.max(1e-3, Math.max(Math.abs(x.doubleValue()), Math.abs(y.doubleValue())));
        }
        return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString())) == 0;
    }

    /** The smallest statement that is judged like this one, as far as single steps lead to it and not too many have to be tried. */
    Node shrunk(Node statement, Verdict.Outcome outcome) {
        int[] tried = new int[1];
        Node smallest = statement;
        boolean again = true;
        while (again) {
            Node before = smallest;
            smallest = before.smaller()
                    .filter(node -> node.size() < before.size()
                            || node.ours().length() < before.ours().length())
                    .takeWhile(node -> tried[0]++ < MOST_TRIES)
                    .filter(node -> of(node).outcome() == outcome)
                    .findFirst()
                    .orElse(before);
            again = smallest != before;
        }
        return smallest;
    }
}
