package braid.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.verify.answer.Comparison;
import braid.verify.answer.Difference;
import braid.verify.answer.Question;
import braid.verify.answer.SavedAnswer;
import braid.verify.fold.CannotVerify;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers over a fold of a small log: what is right is found right, and what was changed in them is named. */
class FoldedAnswerTest {
    private final SmallLog log = new SmallLog();

    @Test
    void rightRows_areRight() {
        assertThat(differences(log.rows("by_item", "order", "-units"))).isEmpty();
        assertThat(differences(log.rows("by_item", "every", "all", "explain", "true")))
                .isEmpty();
        assertThat(differences(log.rows("by_item", "layer", "speed", "item", "b")))
                .isEmpty();
    }

    @Test
    void changedNumber_isNamedWithItsRowAndColumn() {
        ObjectNode answer = log.rows("by_item", "every", "all");
        ((ObjectNode) answer.path("rows").get(1)).put("units", 99);
        assertThat(differences(answer)).containsExactly(new Difference(2, "item=b", "units", "99", "7"));
    }

    @Test
    void changedPart_isNamed() {
        ObjectNode answer = log.rows("by_item", "every", "all", "explain", "true");
        ((ObjectNode) answer.path("rows").get(0).path("parts").path("speed")).put("sales", 99);
        assertThat(differences(answer)).extracting(Difference::column).containsExactly("parts.speed.sales");
    }

    @Test
    void rowThatIsMissingAddedOrOutOfOrder_isNamed() {
        ObjectNode missing = log.rows("by_item", "every", "all");
        JsonNode first = missing.withArray("rows").remove(0);
        assertThat(differences(missing)).containsExactly(new Difference(0, "item=a", "the row", "missing", "there"));
        missing.withArray("rows").add(first);
        assertThat(differences(missing)).extracting(Difference::column).containsExactly("order");
        missing.withArray("rows").add(first);
        assertThat(differences(missing)).extracting(Difference::number).containsExactly(4);
    }

    @Test
    void statement_isComparedRowByRowInAnyOrder() {
        ObjectNode answer = log.sql("SELECT item, SUM(units) AS n, AVG(weight) AS w FROM by_item GROUP BY item");
        answer.withArray("rows").add(answer.withArray("rows").remove(0));
        assertThat(differences(answer)).isEmpty();
        ((ObjectNode) answer.path("rows").get(0)).put("n", 1);
        assertThat(differences(answer)).extracting(Difference::column).containsExactly("n");
    }

    @Test
    void statementWithSeveralRightAnswers_saysSo() {
        assertThat(caveat("SELECT item FROM by_item ORDER BY sales LIMIT 2")).contains("LIMIT");
        assertThat(caveat("SELECT item, sales FROM by_item ORDER BY sales")).isEmpty();
    }

    private String caveat(String sql) {
        return Question.of(SavedAnswer.of(log.sql(sql)), SmallLog.PIPELINE).caveat();
    }

    @Test
    void lastDigitsOfADouble_areNoDifference() {
        ObjectNode answer = log.rows("by_item", "every", "all", "item", "a");
        ObjectNode row = (ObjectNode) answer.path("rows").get(0);
        double weight = row.path("weight").asDouble();
        row.put("weight", Math.nextUp(weight));
        assertThat(differences(answer)).isEmpty();
        row.put("weight", weight * 1.000001);
        assertThat(differences(answer)).hasSize(1);
    }

    @Test
    void redelivery_countsOnceAlsoOnTheOtherSideOfTheBoundary() {
        JsonNode row = log.rows("by_item", "every", "all", "item", "c", "explain", "true")
                .path("rows")
                .get(0);
        assertThat(row.path("parts").path("batch").path("sales").asLong()).isEqualTo(1);
        assertThat(row.path("parts").path("speed").path("sales").asLong()).isZero();
        assertThat(row.path("sales").asLong()).isEqualTo(1);
    }

    @Test
    void answerThatCannotBeAskedAgain_isRefusedWithTheReason() {
        ObjectNode other = log.rows("by_item");
        ((ObjectNode) other.path("coverage").path("views")).put("by_item", "000000000000");
        assertThatThrownBy(() -> SavedAnswer.of(other).views(SmallLog.PIPELINE)).hasMessageContaining("000000000000");
        ((ObjectNode) other.path("coverage")).put("pipeline", "clicks");
        assertThatThrownBy(() -> SavedAnswer.of(other).views(SmallLog.PIPELINE)).hasMessageContaining("BRAID_PIPELINE");
        ObjectNode bare = log.rows("by_item");
        bare.remove("coverage");
        assertThatThrownBy(() -> SavedAnswer.of(bare)).hasMessageContaining("--format json");
        assertThatThrownBy(() -> log.sql("EXPLAIN SELECT item FROM by_item")).isInstanceOf(CannotVerify.class);
    }

    private List<Difference> differences(ObjectNode answer) {
        SavedAnswer saved = SavedAnswer.of(answer);
        Question question = Question.of(saved, SmallLog.PIPELINE);
        return new Comparison(saved, question.ask(log.fold(question)), question.rowKey()).differences();
    }
}
