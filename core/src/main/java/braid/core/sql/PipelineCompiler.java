package braid.core.sql;

import braid.core.sql.mistake.Excerpt;
import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.mistake.ValidationMessage;
import braid.core.sql.source.SourceClauses;
import braid.core.sql.source.SourceReader;
import braid.core.sql.type.ExactTypes;
import braid.core.sql.view.ViewReader;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.ddl.SqlCreateTable;
import org.apache.calcite.sql.ddl.SqlCreateView;

/**
 * Compiles a pipeline file: {@code CREATE TABLE} declares a source, {@code CREATE VIEW} a view over one source.
 *
 * <p>Every mistake is a {@link SqlMistake} with file, line, column, what is wrong and the nearest right thing. What two engines could
 * not compute alike, or what could not be merged, is refused with the reason and the alternative. A column keeps the letters that it is
 * declared with and is found whatever their case; sources and views are in lower case.
 */
public final class PipelineCompiler {
    private final String file;

    /** Cassandra's keyspaces have 48 characters, of which other parts of their names take the rest. */
    private static final int LONGEST_NAME = 24;

    private PipelineCompiler(String file) {
        this.file = file;
    }

    /** Reads and compiles a pipeline file; the pipeline is named after it. */
    public static Pipeline compile(Path path) throws IOException {
        String file = path.getFileName().toString();
        return compile(file, Files.readString(path));
    }

    /**
     * Compiles the text of a pipeline; {@code file} names it in mistakes, and names the pipeline: without its
     * {@code .sql}, in lower case, with {@code _} for what is no letter or digit.
     */
    public static Pipeline compile(String file, String text) {
        return new PipelineCompiler(file).pipeline(text);
    }

    private Pipeline pipeline(String text) {
        PipelineText.Read read = PipelineText.read(file, text);
        List<SqlNode> statements = read.statements();
        // Validation rewrites the nodes it is given, so views are compiled from a second copy.
        List<SqlNode> copies = PipelineText.read(file, text).statements();
        List<Source> sources = new ArrayList<>();
        List<View> views = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            SqlNode statement = statements.get(i);
            if (statement instanceof SqlCreateTable table) {
                sources.add(add(names, table, read(table, read.clauses(), sources.size())));
            } else if (!(statement instanceof SqlCreateView)) {
                throw new SqlMistake(
                        file,
                        statement.getParserPosition(),
                        "A pipeline file holds CREATE TABLE and CREATE VIEW, not " + firstWord(statement) + ".");
            }
        }
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof SqlCreateView view) {
                views.add(add(names, view, compile(sources, view, (SqlCreateView) copies.get(i), text)));
            }
        }
        if (views.isEmpty()) {
            throw new SqlMistake(file, 1, 1, "The file has no CREATE VIEW, so there is nothing to compute.");
        }
        return new Pipeline(name(), text, sources, views);
    }

    /** The name of a file's pipeline, such as every store takes as a part of a name. */
    public static String nameOf(String file) {
        return file.replaceFirst("\\.sql$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    private String name() {
        String name = nameOf(file);
        if (name.length() > LONGEST_NAME) {
            throw new SqlMistake(
                    file,
                    1,
                    1,
                    "The pipeline is named after its file, and '" + name
                            + "' is too long to name what it has in the stores: give the file " + LONGEST_NAME
                            + " characters at most.");
        }
        return name;
    }

    private Source read(SqlCreateTable table, SourceClauses clauses, int number) {
        try {
            return new SourceReader(file, clauses, number).read(table);
        } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException | AssertionError e) {
            throw new SqlMistake(
                    file,
                    table.getParserPosition(),
                    "This is no declaration of a source. One is CREATE TABLE clicks (event_time TIMESTAMP(3) NOT NULL, page VARCHAR(200)).");
        }
    }

    private View compile(List<Source> sources, SqlCreateView view, SqlCreateView copy, String text) {
        try {
            return new ViewReader(file, sources).read(view, copy);
        } catch (CalciteContextException e) {
            throw new SqlMistake(
                    file,
                    Math.max(1, e.getPosLine()),
                    Math.max(1, e.getPosColumn()),
                    ValidationMessage.of(sources, e, Excerpt.of(text, e)));
        } catch (ExactTypes.TooManyDigits e) {
            throw new SqlMistake(file, view.getParserPosition(), "View " + view.name + ": " + e.getMessage());
        } catch (SqlMistake e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new SqlMistake(
                    file,
                    view.getParserPosition(),
                    "View " + view.name
                            + " holds something that a view cannot have. One is SELECT page, COUNT(*) AS views FROM clicks GROUP BY page;"
                            + " leave out its columns one by one to find which.");
        }
    }

    private <T> T add(Set<String> names, SqlNode statement, T compiled) {
        String name = compiled instanceof Source source ? source.name() : ((View) compiled).name();
        if (!names.add(name)) {
            throw new SqlMistake(file, statement.getParserPosition(), "'" + name + "' is declared twice.");
        }
        if (!name.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new SqlMistake(
                    file,
                    statement.getParserPosition(),
                    "'" + name
                            + "' cannot name a topic and a table: use letters, digits and _, at most 48, a letter first.");
        }
        return compiled;
    }

    private static String firstWord(SqlNode statement) {
        return statement.getKind().sql;
    }
}
