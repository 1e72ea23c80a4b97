package braid.core.sql;

import braid.core.sql.mistake.ParseMessage;
import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.source.SourceClauses;
import braid.core.sql.spelling.DeclaredSpelling;
import braid.core.sql.spelling.NamedArguments;
import braid.core.sql.spelling.Unqualified;
import braid.core.sql.token.KeywordNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.config.Lex;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.ddl.SqlDdlParserImpl;

/**
 * Reads the text of a pipeline file into statements, spelled one way: what SQL lets a user write in several ways (named arguments of
 * {@code TUMBLE}, an alias of the one source, a name in other letters) comes out as the plain one, so that nothing behind it has to know them.
 */
final class PipelineText {
    private static final SqlParser.Config PARSER = SqlParser.config()
            .withParserFactory(SqlDdlParserImpl.FACTORY)
            .withLex(Lex.MYSQL_ANSI)
            .withUnquotedCasing(Casing.TO_LOWER)
            .withQuotedCasing(Casing.UNCHANGED)
            .withIdentifierMaxLength(48);

    private static final Predicate<String> IS_NAME = KeywordNames.names(PARSER, "CREATE TABLE t (", " VARCHAR)");

    /** What some editors put before the first character of a file. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private PipelineText() {}

    /** What a file says: its statements, in which {@code clauses} are left out. */
    record Read(List<SqlNode> statements, SourceClauses clauses) {}

    /**
     * The statements of a file; new ones at every call.
     *
     * @throws SqlMistake if it is not SQL, or holds no statement
     */
    static Read read(String file, String text) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (isEmpty(plain)) {
            throw new SqlMistake(
                    file,
                    1,
                    1,
                    "The file is empty. A pipeline has a CREATE TABLE for each source and a CREATE VIEW for each view.");
        }
        SourceClauses clauses = SourceClauses.in(file, plain);
        KeywordNames names = KeywordNames.inPipeline(clauses.text(), IS_NAME);
        SqlNodeList parsed;
        try {
            parsed = SqlParser.create(names.text(), PARSER).parseStmtList();
            names.restore(parsed);
            DeclaredSpelling.apply(parsed);
        } catch (SqlParseException e) {
            throw ParseMessage.of(file, plain, names, e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new SqlMistake(
                    file,
                    1,
                    1,
                    "The file cannot be read as SQL. Look for a text or an expression that is out of bounds or nested too deeply.");
        }
        List<SqlNode> statements = new ArrayList<>();
        for (SqlNode statement : parsed) {
            if (statement instanceof SqlCreateView view && view.query instanceof SqlSelect select) {
                plain(file, select);
            }
            statements.add(statement);
        }
        return new Read(statements, clauses);
    }

    /** Whether there is nothing but blanks, comments and semicolons. */
    private static boolean isEmpty(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("--[^\\n\\r]*", "")
                .replaceAll("[\\s;]+", "")
                .isEmpty();
    }

    private static void plain(String file, SqlSelect select) {
        SqlNode from = select.getFrom();
        List<String> names = new ArrayList<>();
        if (from != null && from.getKind() == SqlKind.AS) {
            SqlBasicCall as = (SqlBasicCall) from;
            if (as.operandCount() > 2) {
                throw new SqlMistake(
                        file,
                        as.operand(2).getParserPosition(),
                        "Columns have the names of CREATE TABLE here; give those of the view other ones with AS in its SELECT list.");
            }
            names.add(((SqlIdentifier) as.operand(1)).getSimple());
            from = as.operand(0);
        }
        if (from instanceof SqlIdentifier table && table.isSimple()) {
            names.add(table.getSimple());
        }
        if (from instanceof SqlCall table && table.getKind() == SqlKind.COLLECTION_TABLE) {
            from = NamedArguments.inOrder(file, table);
        }
        if (from != select.getFrom()) {
            select.setFrom(from);
        }
        if (!names.isEmpty()) {
            new Unqualified(names).apply(select);
        }
    }
}
