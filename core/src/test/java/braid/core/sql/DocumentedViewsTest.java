package braid.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentedViewsTest {
    private static final Pattern BLOCK = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    @Test
    void pipelineOfThePageOnViews_compiles() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/views.md")));
        assertThat(block.find()).isTrue();
        assertThat(PipelineCompiler.compile("views.sql", block.group(1)).views())
                .hasSize(2);
    }
}
