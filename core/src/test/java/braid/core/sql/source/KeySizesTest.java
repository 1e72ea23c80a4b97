package braid.core.sql.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.sql.PipelineCompiler;
import braid.core.sql.mistake.SqlMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that a store would refuse for ever is refused with its place when the file is compiled. */
class KeySizesTest {
    private static final String TABLE =
            "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, k VARCHAR(40000), h VARCHAR(16000), s VARCHAR);\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k",
                "h || k",
                "h || h",
                "UPPER(h)",
                "COALESCE(k, s)",
                "CASE WHEN s = 'a' THEN k ELSE s END",
                "SUBSTRING(k FROM 1 FOR 20000)"
            })
    void keyBeyondTheStoresLimit_isRefusedWithItsPlace(String key) {
        assertThatThrownBy(() -> compile(key))
                .isInstanceOf(SqlMistake.class)
                .hasMessageContaining("Key 'x' can take")
                .hasMessageContaining("65407")
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(((SqlMistake) e).line())
                        .isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h", "s", "LOWER(s)", "s || s", "SUBSTRING(k FROM 1 FOR 1024)", "COALESCE(h, 'none')"})
    void keyThatFits_isCompiled(String key) {
        assertThatCode(() -> compile(key)).doesNotThrowAnyException();
    }

    @Test
    void keysAreAddedUp() {
        assertThatThrownBy(
                        () -> PipelineCompiler.compile(
                                "p.sql",
                                TABLE
                                        + "CREATE VIEW v AS SELECT h, s AS a, UPPER(s) AS b, COUNT(*) AS n FROM t GROUP BY h, s, UPPER(s);"))
                .hasMessageContaining("Key 'a'");
    }

    @Test
    void primaryKey_isBoundedToo() {
        assertThatThrownBy(
                        () -> PipelineCompiler.compile(
                                "p.sql",
                                "CREATE TABLE t (id VARCHAR(65535) NOT NULL, PRIMARY KEY (id)); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t;"))
                .hasMessageContaining("PRIMARY KEY column 'id'")
                .hasMessageContaining("65407");
    }

    private static void compile(String key) {
        PipelineCompiler.compile(
                "p.sql",
                TABLE + "CREATE VIEW v AS SELECT " + key + " AS x, COUNT(*) AS n FROM t GROUP BY " + key + ";");
    }
}
