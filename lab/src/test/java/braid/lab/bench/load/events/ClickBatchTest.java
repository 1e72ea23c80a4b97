package braid.lab.bench.load.events;

import static org.assertj.core.api.Assertions.assertThat;

import braid.launcher.client.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClickBatchTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final AtomicLong lastId = new AtomicLong();

    @Test
    void everyEventOfEveryTurn_hasAnIdOfItsOwn() throws Exception {
        ClickBatch batch = new ClickBatch(100, new Random(1), NOON);
        List<String> ids = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            ids.addAll(ids(batch.next(lastId)));
        }

        assertThat(ids).hasSize(300).allMatch(id -> id.length() == 16);
        assertThat(new HashSet<>(ids)).hasSize(300);
        assertThat(ids.get(299)).isEqualTo("000000000000012c");
    }

    @Test
    void probe_takesTheNextId() throws Exception {
        lastId.set(300);
        byte[] probe = ClickBatch.probe("/bench/1", lastId, NOON);

        assertThat(ids(probe)).containsExactly("000000000000012d");
        assertThat(Api.JSON.readTree(probe).path("page").asText()).isEqualTo("/bench/1");
    }

    private static List<String> ids(byte[] lines) throws Exception {
        List<String> ids = new ArrayList<>();
        for (String line : new String(lines, StandardCharsets.US_ASCII).split("\n")) {
            JsonNode event = Api.JSON.readTree(line);
            assertThat(Instant.parse(event.path("event_time").asText())).isBetween(NOON.minusSeconds(60), NOON);
            ids.add(event.path("event_id").asText());
        }
        return ids;
    }
}
