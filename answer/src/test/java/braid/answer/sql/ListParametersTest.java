package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.read.ModelLog;
import braid.answer.rows.request.BadRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as the value of a parameter, {@code IN (?)}. */
class ListParametersTest {
    private final ModelLog log = ModelLog.random(new Random(7), 200);
    private final SqlService sql =
            new SqlService(ModelLog.PIPELINE, log.reader(), new SqlLimits(Duration.ofSeconds(60), 1_000, 1 << 28, 8));

    private long count(String condition, Object... parameters) {
        return (Long) sql.answer("SELECT COUNT(*) FROM by_shop WHERE " + condition, Arrays.asList(parameters))
                .rows()
                .get(0)[0];
    }

    @Test
    void list_isTheSameAsItsValues() {
        assertThat(count("item IN (?)", List.of(0, 2)))
                .isEqualTo(count("item IN (0, 2)"))
                .isPositive();
        assertThat(count("item IN ( ? ) AND shop = ?", List.of(0, 2, 2, 0), "s1"))
                .isEqualTo(count("item IN (0, 2) AND shop = 's1'"));
        assertThat(count("shop <> ? AND item NOT IN (?) AND item < ?", "'?'", List.of(1), 9))
                .isEqualTo(count("item <> 1 AND shop <> '''?'''"));
        assertThat(count("shop <> '?' /* ? */ AND item IN (?) -- ?", List.of(1)))
                .isEqualTo(count("item = 1 AND shop <> '?'"));
    }

    @Test
    void question_isToldAsItWasAsked() {
        List<?> parameters = List.of(List.of(0, 2));
        assertThat(sql.answer("SELECT COUNT(*) FROM by_shop WHERE item IN (?)", parameters)
                        .asked())
                .hasToString("Sql[sql=SELECT COUNT(*) FROM by_shop WHERE item IN (?), parameters=[[0, 2]]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"item = ?", "item IN (?, 1)", "item + ? > 1"})
    void listElsewhere_isRefused(String condition) {
        assertThatThrownBy(() -> count(condition, List.of(1, 2)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Parameter 1 is a list")
                .hasMessageContaining("IN (?)");
    }

    @Test
    void nothing_isInAnEmptyList() {
        Object all = count("TRUE");
        assertThat(count("item IN (?)", List.of())).isEqualTo(count("FALSE"));
        assertThat(count("item NOT IN (?)", List.of())).isEqualTo(all).isNotEqualTo(count("FALSE"));
        assertThat(count("shop IN (?) OR item = ?", List.of(), 1)).isEqualTo(count("item = 1"));
        assertThat(count("NOT (CAST(? AS INTEGER) IN (?))", 1, List.of())).isEqualTo(all);
    }

    @Test
    void listTooMany_isRefused() {
        assertThatThrownBy(() -> count("item = 1", List.of(1))).isInstanceOf(BadRequest.class);
    }
}
