package braid.answer.rows.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.rows.request.BadRequest;
import braid.core.view.Architecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedArchitectureTest {
    private final AskedArchitecture architectures =
            new AskedArchitecture(List.of(Architecture.LAMBDA, Architecture.STREAM_ONLY));

    @Test
    void oneThatRuns_isChosen_andTheFirstWhereNoneIs() {
        assertThat(architectures.parse("stream-only")).isEqualTo(Architecture.STREAM_ONLY);
        assertThat(architectures.parse(null)).isEqualTo(Architecture.LAMBDA);
    }

    @Test
    void oneThatDoesNotRun_isRefusedWithTheCommandThatStartsIt() {
        assertThatThrownBy(() -> architectures.parse("kappa"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("architecture is 'kappa', but this stack runs lambda, stream-only."
                        + " Start another beside it: braid up --architecture lambda,stream-only,kappa.");
    }

    @Test
    void unknownName_isRefusedWithAllThereAre() {
        assertThatThrownBy(() -> architectures.parse("Kappa"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("architecture is 'Kappa', but this stack runs lambda, stream-only. Nothing is called that;"
                        + " there are lambda, batch-only, stream-only, kappa, flink, dataflow.");
    }
}
