package braid.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowCountTest {
    @Test
    void rows_areCountedWhateverStandsBeforeAndInThem() throws Exception {
        assertThat(
                        count(
                                "{\"coverage\": {\"rows\": [1, 2, 3]}, \"rows\": [{\"a\": [1, 2]}, {\"a\": {\"b\": []}}], \"n\": 7}"))
                .isEqualTo(2);
        assertThat(count("{\"rows\": []}")).isZero();
        assertThat(count("{\"title\": \"refused\"}")).isZero();
    }

    private static long count(String json) throws IOException {
        return RowCount.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
