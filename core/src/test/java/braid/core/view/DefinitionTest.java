package braid.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.event.SchemaChange;
import braid.core.event.Schemas;
import braid.core.sql.PipelineCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static final String SOURCE =
            "CREATE TABLE clicks (ts TIMESTAMP(3) NOT NULL, page VARCHAR(20), n INTEGER%s);\n";
    private static final String VIEW =
            "CREATE VIEW views AS SELECT page, COUNT(*) AS hits, SUM(n) AS total FROM clicks GROUP BY page;\n";
    private static final Pipeline BEFORE = compile(SOURCE.formatted("") + VIEW);

    private static Pipeline compile(String text) {
        return PipelineCompiler.compile("p.sql", text);
    }

    private static List<String> refusals(Pipeline now) {
        return SchemaChange.refusals(now.source("clicks"), List.of(Schemas.of(BEFORE.source("clicks"))));
    }

    private static void assertChanged(Pipeline now, String... differences) {
        assertThat(Definition.of(now).differencesFrom(Definition.of(BEFORE))).containsExactly(differences);
        assertThat(Definition.of(now).mayFollow(Definition.of(BEFORE))).isFalse();
    }

    @Test
    void layout_isNoDifference() {
        Pipeline now = compile(SOURCE.formatted("").toLowerCase() + "-- the same\n"
                + VIEW.replace(" FROM clicks", "\nFROM clicks AS c").replace("SUM(n)", "SUM(c.n)"));
        assertThat(Definition.of(now)).isEqualTo(Definition.of(BEFORE));
        assertThat(now.view("views").version()).isEqualTo(BEFORE.view("views").version());
    }

    @Test
    void columnRenamedInItsPlace_isAnotherDefinition() {
        Pipeline now = compile(SOURCE.formatted("").replace("page", "url")
                + VIEW.replace("SELECT page", "SELECT url AS page").replace("BY page", "BY url"));
        assertThat(now.view("views").version())
                .isNotEqualTo(BEFORE.view("views").version());
        assertChanged(
                now,
                "source 'clicks' has changed (now url VARCHAR(20); before page VARCHAR(20))",
                "view 'views' has changed");
    }

    @Test
    void columnMovedToAnotherPlace_isTheSameDefinition() {
        Pipeline now = compile("CREATE TABLE clicks (n INTEGER, ts TIMESTAMP(3) NOT NULL, page VARCHAR(20));\n" + VIEW);
        assertThat(Definition.of(now)).isEqualTo(Definition.of(BEFORE));
    }

    @Test
    void viewThatIsNewOrGone_isNamed() {
        Pipeline now = compile(SOURCE.formatted("") + VIEW.replace("VIEW views", "VIEW per_page"));
        assertChanged(now, "view 'per_page' is new", "view 'views' is gone");
    }

    @Test
    void lengthOfAKey_isPartOfTheView() {
        Pipeline now = compile(SOURCE.formatted("").replace("VARCHAR(20)", "VARCHAR(40)") + VIEW);
        assertChanged(
                now,
                "source 'clicks' has changed (now page VARCHAR(40); before page VARCHAR(20))",
                "view 'views' has changed");
    }

    @Test
    void columnThatMayBeNull_canComeAndGo() {
        Pipeline now = compile(SOURCE.formatted(", agent VARCHAR(9)") + VIEW);
        assertThat(Definition.of(now).differencesFrom(Definition.of(BEFORE)))
                .containsExactly("source 'clicks' has changed (now agent VARCHAR(9))");
        assertThat(Definition.of(now).mayFollow(Definition.of(BEFORE))).isTrue();
        assertThat(Definition.of(BEFORE).mayFollow(Definition.of(now))).isTrue();
        assertThat(refusals(now)).isEmpty();
    }

    @Test
    void primaryKey_isPartOfTheDefinition() {
        Pipeline now = compile(SOURCE.formatted(", PRIMARY KEY (ts)") + VIEW);
        assertChanged(now, "source 'clicks' has changed (now once by [ts]; before once by [])");
    }

    @Test
    void columnThatOlderEventsLack_isRefusedByName() {
        assertThat(refusals(compile(SOURCE.formatted(", agent VARCHAR(9) NOT NULL") + VIEW)))
                .containsExactly(
                        "column 'agent' of source 'clicks' is NOT NULL, but events were accepted without it: declare it without NOT NULL");
    }

    @Test
    void typeThatOlderEventsDoNotHave_isRefusedByName() {
        assertThat(refusals(compile(SOURCE.formatted("").replace("INTEGER", "BIGINT") + VIEW)))
                .containsExactly(
                        "column 'n' of source 'clicks' is BIGINT, but events were accepted with INTEGER in it: give the new one another name");
    }

    @Test
    void nullThatOlderEventsHold_isRefusedByName() {
        assertThat(refusals(compile(SOURCE.formatted("").replace("INTEGER", "INTEGER NOT NULL") + VIEW)))
                .containsExactly(
                        "column 'n' of source 'clicks' is NOT NULL, but events were accepted with NULL in it: declare it without NOT NULL");
    }

    @Test
    void columnThatDiffersFromAnEarlierOneByCaseAlone_isRefused() {
        Pipeline now =
                compile("CREATE TABLE clicks (ts TIMESTAMP(3) NOT NULL, page VARCHAR(20), \"N\" INTEGER);\n" + VIEW);
        assertThat(refusals(now))
                .singleElement()
                .asString()
                .startsWith("column 'N' of source 'clicks' differs only by the case of its letters from 'n'");
    }
}
