package braid.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.terminal.command.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeTest {
    @TempDir
    Path folder;

    @Test
    void lines_areThoseThatSaySomething() throws Exception {
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("a/b/C.java"), """
                package b;

                import java.util.List;

                /**
                 * A comment.
                 */
                class C {
                    // Another.
                    int one = 1; // counts
                }
                """);
        Files.writeString(folder.resolve("a/notes.txt"), "one\ntwo\n");
        assertThat(new SourceLines(folder).in("a")).isEqualTo(2);
        assertThatThrownBy(() -> new SourceLines(folder).in("gone"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("clone of the repository");
    }

    @Test
    void lambdaTakesTwoPrograms_andAllThatItsHalvesTake() {
        List<List<String>> rows = new Size(Path.of("..")).table().rows();
        assertThat(rows)
                .extracting(row -> row.get(0))
                .startsWith("lambda", "batch-only", "stream-only", "kappa", "flink", "dataflow");
        assertThat(rows).extracting(row -> row.get(2)).startsWith("2", "1", "1", "1");
        List<Long> lines = rows.stream().map(row -> Long.parseLong(row.get(3))).toList();
        assertThat(lines.get(0)).isGreaterThan(lines.get(1) + lines.get(2));
        assertThat(rows.get(0).get(7)).isEqualTo("log, master dataset, warehouse, Cassandra");
    }
}
