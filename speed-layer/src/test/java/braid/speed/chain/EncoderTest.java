package braid.speed.chain;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.event.EventCodec;
import braid.core.fold.key.KeyHorizon;
import braid.core.group.GroupRow;
import braid.core.segment.Buckets;
import braid.core.segment.DeltaPiece;
import braid.core.segment.Shelf;
import braid.core.segment.chain.DeltaCodec;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.speed.fold.FoldedPipeline;
import braid.speed.fold.PartitionFold;
import braid.storage.quarantine.FirstVerdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE t (at_time TIMESTAMP(3) NOT NULL, page VARCHAR, n INTEGER);
            CREATE VIEW by_page AS SELECT page, COUNT(*) AS c, SUM(n) AS s FROM t GROUP BY page;
            CREATE VIEW odd AS SELECT page, COUNT(*) AS c FROM t WHERE MOD(n, 2) = 1 GROUP BY page;
            """);
    private static final Partition PARTITION = new Partition("t", 0);
    private static final FoldedPipeline FOLDED =
            new FoldedPipeline(PIPELINE, fingerprint -> null, null, KeyHorizon.SIZE);
    private static final View BY_PAGE = PIPELINE.view("by_page");
    private static final View ODD = PIPELINE.view("odd");

    @Test
    void smallFlush_carriesItsDeltas_andNamesNoPieces() {
        Encoder.Encoded encoded = encode(new Encoder(new Buckets(4), 2, 200), 3);
        assertThat(encoded.pieces()).isEmpty();
        assertThat(encoded.row().wrote()).isEmpty();
        assertThat(decoded(BY_PAGE, encoded.row().carried(BY_PAGE)))
                .containsExactlyInAnyOrder("p0 [1, 0]", "p1 [1, 1]", "p2 [1, 2]");
        assertThat(decoded(ODD, encoded.row().carried(ODD))).containsExactly("p1 [1]");
    }

    @Test
    void viewWithoutGroups_isNotCarried() {
        Encoder.Encoded encoded = encode(new Encoder(new Buckets(4), 2, 200), 1);
        assertThat(encoded.row().carried()).containsOnlyKeys("by_page");
        assertThat(encoded.row().carried(ODD)).isNull();
    }

    @Test
    void whatIsTooLargeToCarry_isDividedIntoPieces_ofTheSameGroups() {
        Encoder.Encoded large = encode(new Encoder(new Buckets(4), 2, 200), 40);
        assertThat(large.row().carried()).isEmpty();
        assertThat(large.row().wrote()).containsOnlyKeys("by_page", "odd");
        for (View view : PIPELINE.views()) {
            byte[] carried =
                    encode(new Encoder(new Buckets(4), 2, 1 << 20), 40).row().carried(view);
            List<String> inPieces = new ArrayList<>();
            for (Map.Entry<Shelf, List<DeltaPiece>> shelf : large.pieces().entrySet()) {
                if (shelf.getKey().view().equals(view.name())) {
                    shelf.getValue().forEach(piece -> inPieces.addAll(decoded(view, piece.groups())));
                }
            }
            assertThat(inPieces).containsExactlyInAnyOrderElementsOf(decoded(view, carried));
        }
    }

    @Test
    void nothingAtAll_isAFlushWithoutDeltas() {
        Encoder.Encoded encoded = encode(new Encoder(new Buckets(4), 2, 0), 0);
        assertThat(encoded.row().carried()).isEmpty();
        assertThat(encoded.row().wrote()).isEmpty();
    }

    private static Encoder.Encoded encode(Encoder encoder, int events) {
        PartitionFold fold = FOLDED.fold(PARTITION, new Progress(0, 0, 0, null), FirstVerdicts.NONE);
        EventCodec codec = new EventCodec(PIPELINE.source("t"));
        for (int i = 0; i < events; i++) {
            fold.accept(i, codec.encode(new Object[] {0L, "p" + i, i}), 0);
        }
        fold.skipTo(events + 1);
        return encoder.encode(PARTITION, FOLDED.viewsOf(PARTITION), fold.take().remove(), 1);
    }

    private static List<String> decoded(View view, byte[] delta) {
        List<String> groups = new ArrayList<>();
        for (GroupRow row : new DeltaCodec(view).decode(delta)) {
            groups.add(row.key().values()[0] + " " + Arrays.toString(row.accumulators()));
        }
        return groups;
    }
}
