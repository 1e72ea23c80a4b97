package braid.serving.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.serving.merge.ModelLog;
import java.time.Duration;
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

    private RowsRequest request(String... pairs) {
        Map<String, String[]> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return parameters.read("by_shop", map);
    }
}
