package braid.answer.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.merge.Layer;
import braid.answer.read.MergedReader;
import braid.answer.read.ModelLog;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.parameter.RowsParameters;
import braid.answer.rows.request.BadRequest;
import braid.answer.rows.request.RowsRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsServiceTest {
    private final RowsParameters parameters = new RowsParameters(ModelLog.PIPELINE, 1_000, Duration.ofSeconds(10));

    @Test
    void nulls_comeLastInBothDirections() {
        ModelLog log = ModelLog.random(new Random(3), 300);
        log.foldAll();
        RowsService service = new RowsService(log.reader(), Duration.ofSeconds(60));
        for (String order : List.of("shop", "-shop")) {
            List<Object[]> rows = service.answer(request("order", order)).rows();
            assertThat(rows.get(0)[0]).isNotNull();
            assertThat(rows.get(rows.size() - 1)[0]).isNull();
        }
    }

    @Test
    void cursorOfAnotherRequest_isRefused() {
        ModelLog log = ModelLog.random(new Random(3), 300);
        log.foldAll();
        RowsService service = new RowsService(log.reader(), Duration.ofSeconds(60));
        String cursor = service.answer(request("limit", "1")).next();
        assertThat(cursor).isNotNull();
        assertThatThrownBy(() -> service.answer(request("order", "-sales", "cursor", cursor)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("does not belong to this request");
        assertThatThrownBy(() -> service.answer(request("cursor", "bm9uc2Vuc2U")))
                .isInstanceOf(BadRequest.class);
    }

    @Test
    void rollUpToAll_leavesTheWindowColumnsOut() {
        ModelLog log = ModelLog.random(new Random(3), 300);
        RowsService service = new RowsService(log.reader(), Duration.ofSeconds(60));
        RowsAnswer answer = service.answer(request("every", "all"));
        assertThat(answer.columns()).extracting(ResultColumn::name).doesNotContain("window_start", "window_end");
    }

    @Test
    void pages_showTheCoverageOfTheFirst_whileItIsHeld() {
        ModelLog log = ModelLog.random(new Random(3), 300);
        RowsService service = new RowsService(log.reader(), Duration.ofSeconds(60));
        log.foldNothing();
        log.publish(0);
        log.cut();
        log.publish(1);
        RowsAnswer whole = service.answer(request("limit", "20"));
        RowsAnswer first = service.answer(request("limit", "10"));
        log.foldAll();
        RowsAnswer second = service.answer(request("limit", "10", "cursor", first.next()));
        assertThat(second.coverage()).isSameAs(first.coverage());
        assertThat(second.rows().stream().map(Arrays::asList).toList())
                .isEqualTo(whole.rows().subList(10, 20).stream()
                        .map(Arrays::asList)
                        .toList());
    }

    @Test
    void cursorOfAnAnswerThatIsGone_saysSo_unlessItsCoverageIsStillThere() {
        ModelLog log = ModelLog.random(new Random(3), 300);
        log.foldAll();
        RowsService service = new RowsService(
                Readers.lambda(log.reader()),
                Duration.ofSeconds(60),
                Past.NONE,
                new HeldAnswers(Duration.ofSeconds(7), 0));
        String cursor = service.answer(request("limit", "10")).next();
        assertThat(service.answer(request("limit", "10", "cursor", cursor)).rows())
                .hasSize(10);
        log.append(0, new Object[] {0L, "new", 1, null, null, 1.0, null, true});
        log.foldAll();
        assertThatThrownBy(() -> service.answer(request("limit", "10", "cursor", cursor)))
                .isInstanceOf(CursorExpired.class)
                .hasMessageContaining("7 s")
                .hasMessageContaining("more events have been folded since");
    }

    @Test
    void earlierCut_isReadFromThePast_andOnlyAsBatch() {
        ModelLog now = ModelLog.random(new Random(3), 300);
        ModelLog then = ModelLog.random(new Random(4), 300);
        then.cut();
        then.publish(1);
        Past past = new Past() {
            @Override
            public MergedReader at(long cut) {
                return then.reader();
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(60);
            }
        };
        RowsService service = new RowsService(
                Readers.lambda(now.reader()),
                Duration.ofSeconds(60),
                past,
                new HeldAnswers(Duration.ofSeconds(7), 1 << 20));
        RowsAnswer answer = service.answer(request("asOfCut", "1"));
        assertThat(answer.coverage().layer()).isEqualTo(Layer.BATCH);
        assertThat(answer.coverage().coverage().cut()).isEqualTo(1);
        assertThatThrownBy(() -> request("asOfCut", "1", "layer", "merged")).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> request("asOfCut", "1", "maxStaleness", "1s")).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> request("asOfCut", "first")).hasMessageContaining("asOfCut is 'first'");
    }

    private RowsRequest request(String... pairs) {
        Map<String, String[]> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return parameters.read("by_shop", map);
    }
}
