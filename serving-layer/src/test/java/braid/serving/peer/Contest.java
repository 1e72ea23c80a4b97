package braid.serving.peer;

import braid.answer.limit.LimitExceeded;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.SqlService;
import braid.serving.ModelDoors;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts a statement to the serving layer, over HTTP too, and to DuckDB, and compares what they say: rows in any order, doubles to nine digits.
 * A refusal has to be one that {@link RefusalForm} knows.
 */
final class Contest {
    private static final int MOST_TRIES = 500;
    private static final double TOLERANCE = 1e-9;

    private final SqlService service;
    private final DuckDbPeer peer;
    private final Optional<SqlDoor> endpoint;

    Contest(SqlService service, DuckDbPeer peer) {
        this(service, peer, Optional.empty());
    }

    /** A contest in which every statement goes through the doors too. */
    Contest(ModelDoors doors, DuckDbPeer peer) {
        this(doors.statements(), peer, Optional.of(new SqlDoor(doors)));
    }

    private Contest(SqlService service, DuckDbPeer peer, Optional<SqlDoor> endpoint) {
        this.service = service;
        this.peer = peer;
        this.endpoint = endpoint;
    }

    Verdict of(Node statement) {
        try {
            return answered(statement, service.answer(statement.ours()));
        } catch (BadRequest | LimitExceeded e) {
            return refused(statement.ours(), e);
        } catch (RuntimeException | Error e) {
            return new Verdict(Verdict.Outcome.BROKEN, e.toString());
        }
    }

    private Verdict answered(Node statement, RowsAnswer answer) {
        Optional<String> overHttp = endpoint.flatMap(open -> open.difference(statement.ours(), answer));
        if (overHttp.isPresent()) {
            return new Verdict(Verdict.Outcome.DIFFERENT, overHttp.get());
        }
        try {
            return difference(answer.rows(), peer.rows(statement.theirs()))
                    .map(why -> new Verdict(Verdict.Outcome.DIFFERENT, why))
                    .orElse(new Verdict(Verdict.Outcome.SAME, ""));
        } catch (SQLException e) {
            return new Verdict(Verdict.Outcome.UNKNOWN, e.getMessage());
        }
    }

    /** A limit is on what an answer takes, and stands at no place of the statement; its key is the way out. */
    private Verdict refused(String statement, RuntimeException refusal) {
        return lacking(statement, refusal)
                .map(what -> "The refusal lacks " + what)
                .or(() -> endpoint.flatMap(open -> open.difference(statement, refusal)))
                .map(why -> new Verdict(Verdict.Outcome.BROKEN, why))
                .orElse(new Verdict(Verdict.Outcome.REFUSED, refusal.getMessage()));
    }

    private static Optional<String> lacking(String statement, RuntimeException refusal) {
        if (refusal instanceof BadRequest mistake) {
            return RefusalForm.lacking(statement, mistake.details(), mistake.getMessage());
        }
        String key = ((LimitExceeded) refusal).limit().key();
        return refusal.getMessage().contains(", or raise " + key)
                ? Optional.empty()
                : Optional.of("the key of the limit: " + refusal.getMessage());
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
