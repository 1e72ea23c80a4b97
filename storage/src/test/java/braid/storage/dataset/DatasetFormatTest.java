package braid.storage.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import braid.service.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetFormatTest {
    @Test
    void offsets_areReadAsTheyWereWritten() {
        Map<Integer, Long> offsets = Map.of(10, 980L, 0, 1200L, 2, 0L);
        assertThat(DatasetFormat.formatOffsets(offsets)).isEqualTo("0:1200,2:0,10:980");
        assertThat(DatasetFormat.parseOffsets("0:1200,2:0,10:980")).isEqualTo(offsets);
    }

    @Test
    void location_ofAPath_hasItsCharactersAsTheyAre() {
        assertThat(location("/data/my master")).isEqualTo("file:///data/my master");
        assertThat(location("/data/50% für #1 \"x\" ?")).isEqualTo("file:///data/50% für #1 \"x\" ?");
        assertThat(location("hdfs://namenode/braid")).isEqualTo("hdfs://namenode/braid");
    }

    private static String location(String place) {
        return DatasetFormat.location(Settings.of(Map.of("BRAID_MASTER_DATASET", place)));
    }
}
