package braid.serving.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.rows.request.BadRequest;
import braid.answer.sql.SqlService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people, reporting tools and their drivers ask of any database: answered as DuckDB answers it, or refused with place, reason and way out. */
class ToolStatementsTest {
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

    static Stream<String> answered() {
        return Stream.of("/statements/answered.sql", "/statements/reporting-answered.sql")
                .flatMap(ToolStatementsTest::lines);
    }

    static Stream<String> refused() {
        return Stream.of("/statements/refused.sql", "/statements/reporting-refused.sql")
                .flatMap(ToolStatementsTest::lines);
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = ToolStatementsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().skip(1).map(line -> line.replace("\\n", "\n")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("answered")
    void statement_isAnsweredAsByAnotherEngine(String line) {
        List<String> spellings = List.of(line.split(" ## "));
        Node statement = Node.of(Node.Kind.QUERY, spellings.get(0), spellings.get(spellings.size() - 1));
        assertThat(new Contest(SERVICE, peer).of(statement))
                .extracting(Verdict::outcome, Verdict::why)
                .containsExactly(Verdict.Outcome.SAME, "");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void statement_isRefusedWithPlaceReasonAndWayOut(String line) {
        assertThatThrownBy(() -> SERVICE.answer(line)).isInstanceOfSatisfying(BadRequest.class, e -> assertThat(
                        RefusalForm.lacking(line, e.details(), e.getMessage()))
                .as("what the refusal lacks")
                .isEmpty());
    }

    /** Sums of squares of such numbers are beyond the 53 bits of a DOUBLE. */
    @Test
    void spreadOfNumbersThatLieFarFromZero_isExact() {
        String values = " FROM (VALUES (CAST(1000000001 AS DOUBLE), 1), (CAST(1000000002 AS DOUBLE), 1),"
                + " (CAST(1000000003 AS DOUBLE), 1)) AS t(x, g)";
        assertThat(SERVICE.answer("SELECT STDDEV_SAMP(x), VAR_SAMP(x), COVAR_SAMP(x, x), REGR_SXX(x, x), REGR_SYY(x, x)"
                                + values)
                        .rows())
                .containsExactly(new Object[] {1.0, 1.0, 1.0, 2.0, 2.0});
        assertThat(SERVICE.answer("SELECT VAR_SAMP(x) OVER (PARTITION BY g), COVAR_SAMP(x, x) OVER (PARTITION BY g)"
                                + values)
                        .rows())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).containsExactly(1.0, 1.0));
        assertThat(SERVICE.answer("SELECT COVAR_SAMP(x, x) OVER (ORDER BY x) AS c" + values + " ORDER BY x LIMIT 1")
                        .rows())
                .containsExactly(new Object[] {null});
        assertThat(SERVICE.answer(
                                "SELECT STDDEV_POP(n), VAR_POP(n - 1) FROM (VALUES (CAST(9223372036854775806 AS BIGINT)), (9223372036854775804)) AS t(n)")
                        .rows()
                        .get(0))
                .extracting(Object::toString)
                .containsExactly("1", "1");
    }
}
