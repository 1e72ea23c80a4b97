package braid.core.segment.chain;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Progress;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTest {
    @ParameterizedTest
    @CsvSource({
        // rows as segment:from-to/epoch; where the chain begins; where it ends
        "'0:0-5/1 0:5-9/1', 0, 9",
        "'0:0-5/1 0:6-9/1', 0, 5",
        "'0:0-5/1 3:5-9/1 3:9-12/2', 0, 12",
        // Another owner's, to whom no link leads.
        "'0:0-5/2 0:3-7/1 0:5-8/2 0:7-9/1', 0, 8",
        // Epochs never go down.
        "'0:0-5/2 0:5-9/1', 0, 5",
        "'0:0-5/1', 5, 5",
        "'', 7, 7",
    })
    void links_leadFromOneToTheNext(String rows, long from, long end) {
        assertThat(Chain.from(0, from, parse(rows)).end()).isEqualTo(end);
    }

    @Test
    void progress_isThatOfTheLastLink() {
        Chain chain = Chain.from(0, 0, parse("0:0-5/1 2:5-6/1 2:6-9/4"));
        assertThat(chain.progress()).isEqualTo(new Progress(2, 5, 9, null));
        assertThat(Chain.from(3, 7, List.of()).progress()).isEqualTo(new Progress(3, 7, 7, null));
    }

    @Test
    void ownersChain_beginsBehindWhatWasDropped() {
        Ownership owner = new Ownership(5, "id", 0, 0);
        assertThat(Chain.of(owner, parse("4:20-25/1 4:25-30/2")).end()).isEqualTo(30);
        assertThat(Chain.of(owner, List.of()).end()).isZero();
        Ownership jumped = new Ownership(5, "id", 6, 40);
        assertThat(Chain.of(jumped, parse("4:20-25/1 4:25-30/2 6:40-41/5")).end())
                .isEqualTo(41);
    }

    @Test
    void chain_isLeft_ifFlushesBeginBehindItsEndElsewhere() {
        List<FlushRow> rows = parse("0:12-20/2");
        assertThat(Chain.from(0, 10, 1, rows).isLeft(rows)).isTrue();
        assertThat(Chain.from(0, 12, 1, rows).isLeft(rows)).isFalse();
    }

    private static List<FlushRow> parse(String rows) {
        return Arrays.stream(rows.split(" "))
                .filter(row -> !row.isEmpty())
                .map(row -> row.split("[:/-]"))
                .map(row -> new FlushRow(
                        Long.parseLong(row[0]),
                        Long.parseLong(row[1]),
                        Long.parseLong(row[2]),
                        Long.parseLong(row[3]),
                        Map.of(),
                        Map.of(),
                        null))
                .toList();
    }
}
