package braid.serving.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.rows.request.BadRequest;
import braid.answer.sql.SqlService;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ORs and ANDs of many terms, over columns with NULLs: TRUE, FALSE and unknown where another engine has them. */
class LongConditionsTest {
    private static final SqlService SERVICE = AwkwardViews.service();
    private static DuckDbPeer peer;

    @BeforeAll
    static void fill() throws SQLException {
        peer = new DuckDbPeer();
        for (String view : AwkwardViews.names()) {
            peer.fill(view, AwkwardViews.all(SERVICE, view));
        }
    }

    @AfterAll
    static void close() throws SQLException {
        peer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(v.small = %d AND v.id = %d) OR ",
                "(v.name = 'shop%d' AND v.small = 7) OR (v.name = 'shop' AND v.small = %d) OR ",
                "v.small = %d OR v.big = %d OR ",
                "(v.price = %d.5 AND v.name = 'shop') OR v.price = %d.50 OR v.note = 'x' OR ",
                "v.made_on = DATE '2024-01-31' AND v.small + 1 = %d OR ",
                "(v.seen_at = TIMESTAMP '2024-03-01 10:00:00' AND v.small > %d) OR ",
                "v.price * 2 > %d00 OR v.name IS NULL AND v.small <> %d OR ",
                "(v.small BETWEEN %d AND %d + 3 AND v.name IS NOT NULL) OR ",
                "(v.name LIKE '%d%%' AND v.ok) OR ",
                "v.weight = %d AND v.ok = FALSE OR ",
                "(v.small <> %d OR v.id <> %d) AND ",
                "NOT (v.small = %d AND v.name = 'a') AND ",
                "v.small <> %d AND v.big <> %d AND ",
                "(v.name <> 'x%d' OR v.price > %d) AND "
            })
    void longChain_isTrueFalseOrUnknownAsInAnotherEngine(String term) throws SQLException {
        String link = term.endsWith("OR ") ? " OR " : " AND ";
        String each =
                term.substring(0, term.length() - link.length() + 1).strip().replace("%d", "%1$d");
        String chain = IntStream.range(0, 300).mapToObj(each::formatted).collect(Collectors.joining(link));
        Node statement = Node.of(
                Node.Kind.QUERY,
                "SELECT v.id, (" + chain + ") AS c FROM wide AS v WHERE (" + chain + ") IS NOT TRUE OR v.id < 40");
        assertThat(new Contest(SERVICE, peer).of(statement))
                .extracting(Verdict::outcome, Verdict::why)
                .containsExactly(Verdict.Outcome.SAME, "");
    }

    @Test
    void thousandsOfTermsOverTwoColumns_areAnswered() throws SQLException {
        String text = "SELECT COUNT(*) AS c FROM wide AS v WHERE ";
        assertThat(SERVICE.answer(text + terms(5_000, "(v.small = %1$d AND v.id = %1$d)"))
                        .rows())
                .containsExactly(peer.rows(text + "v.small = v.id AND v.small BETWEEN 0 AND 4999")
                        .get(0));
        assertThat(SERVICE.answer(text + terms(5_000, "v.small = %1$d OR v.big = %1$d"))
                        .rows())
                .containsExactly(peer.rows(text + "v.small BETWEEN 0 AND 4999 OR v.big BETWEEN 0 AND 4999")
                        .get(0));
    }

    @Test
    void manyPatternsInOneLine_areRefusedWithPlaceAndWayOut_andAnsweredInParentheses() {
        assertThatThrownBy(() ->
                        SERVICE.answer("SELECT COUNT(*) FROM wide\nWHERE " + terms(2_000, "name LIKE '(%%%1$d,'")))
                .isInstanceOfSatisfying(
                        BadRequest.class, e -> assertThat(e.details()).containsEntry("line", 2))
                .hasMessageContaining("Put each into its own: (x LIKE 'a%')");
        assertThat(SERVICE.answer("SELECT COUNT(*) FROM wide WHERE " + terms(2_000, "(name LIKE '(%%%1$d,')"))
                        .rows())
                .containsExactly(new Object[] {0L});
        assertThat(SERVICE.answer("SELECT " + "name LIKE 'a', ".repeat(500) + "1 FROM brief")
                        .columns())
                .hasSize(501);
    }

    private static String terms(int many, String each) {
        return IntStream.range(0, many).mapToObj(each::formatted).collect(Collectors.joining(" OR "));
    }
}
