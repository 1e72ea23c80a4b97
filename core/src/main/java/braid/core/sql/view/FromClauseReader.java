package braid.core.sql.view;

import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.view.ViewReader.FromClause;
import braid.core.text.Names;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import braid.core.view.Window;
import java.time.Duration;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserUtil;

/** Reads {@code FROM source} and {@code FROM TABLE(TUMBLE(TABLE source, DESCRIPTOR(column), INTERVAL '1' MINUTE))}. */
public final class FromClauseReader {
    private static final String SHAPE = "TABLE(TUMBLE(TABLE source, DESCRIPTOR(event_time), INTERVAL '1' MINUTE))";

    private static final String DAYS =
            " Declare the day as TIMESTAMP(3) NOT NULL and send it with a zone, in which a day stands for its first moment"
                    + " (braid send --zone Z, ?zone=Z over HTTP).";

    /** What TUMBLE takes: the source, the column of event time, the size. */
    public static final int ARGUMENTS = 3;

    private final String file;
    private final List<Source> sources;

    FromClauseReader(String file, List<Source> sources) {
        this.file = file;
        this.sources = sources;
    }

    FromClause read(SqlNode from) {
        SqlNode plain = from.getKind() == SqlKind.AS ? ((SqlBasicCall) from).operand(0) : from;
        if (plain instanceof SqlIdentifier name) {
            Source source = source(name);
            return new FromClause(source, new Window(eventTime(source, name), Duration.ofDays(1), false));
        }
        if (plain instanceof SqlCall table && table.getKind() == SqlKind.COLLECTION_TABLE) {
            if (table.operand(0) instanceof SqlCall function) {
                return windowed(function);
            }
        }
        throw new SqlMistake(
                file, plain.getParserPosition(), "A view reads one source: FROM source, or FROM " + SHAPE + ".");
    }

    private FromClause windowed(SqlCall function) {
        String name = function.getOperator().getName().toUpperCase();
        if (name.equals("SESSION")) {
            throw new SqlMistake(
                    file,
                    function.getParserPosition(),
                    "SESSION windows cannot be merged: an event that one layer has can join two sessions of the other. Use TUMBLE and"
                            + " roll up when reading.");
        }
        if (name.equals("HOP")) {
            throw new SqlMistake(
                    file,
                    function.getParserPosition(),
                    "HOP windows keep every event several times. Use TUMBLE with the slide as its size and roll up when reading (every=...).");
        }
        if (!name.equals("TUMBLE")) {
            throw new SqlMistake(
                    file,
                    function.getParserPosition(),
                    name + " is no window here. "
                            + Names.nearest(name, List.of("TUMBLE"))
                                    .map(near -> "Did you mean TUMBLE? ")
                                    .orElse("")
                            + "Windows are FROM " + SHAPE + ".");
        }
        if (function.operandCount() == ARGUMENTS + 1) {
            throw new SqlMistake(
                    file,
                    function.operand(ARGUMENTS).getParserPosition(),
                    "TUMBLE has no offset here: windows begin at 1970-01-01T00:00:00Z. Take windows as small as the offset (INTERVAL '1' HOUR)"
                            + " and add them up when reading.");
        }
        if (function.operandCount() != ARGUMENTS) {
            throw new SqlMistake(
                    file,
                    function.getParserPosition(),
                    "TUMBLE takes a source, the column of event time and a size, not " + function.operandCount()
                            + " arguments: FROM " + SHAPE + ".");
        }
        for (SqlNode argument : function.getOperandList()) {
            if (argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
                throw new SqlMistake(
                        file, argument.getParserPosition(), "Arguments stand without their names: FROM " + SHAPE + ".");
            }
        }
        Source source = source(sourceName(function.operand(0)));
        String time = timeColumn(source, timeName(function.operand(1)));
        return new FromClause(source, new Window(time, size(function.operand(2)), true));
    }

    private SqlIdentifier timeName(SqlNode node) {
        if (node instanceof SqlCall descriptor
                && descriptor.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
                && descriptor.operandCount() == 1
                && descriptor.operand(0) instanceof SqlIdentifier name
                && name.isSimple()) {
            return name;
        }
        throw new SqlMistake(
                file,
                node.getParserPosition(),
                "The second argument of TUMBLE names one column of event time: DESCRIPTOR(event_time).");
    }

    private SqlIdentifier sourceName(SqlNode node) {
        if (node instanceof SqlIdentifier name) {
            throw new SqlMistake(
                    file,
                    node.getParserPosition(),
                    "A source stands behind TABLE here: TABLE " + name + ". The whole is FROM " + SHAPE + ".");
        }
        SqlNode inner = node;
        while (inner instanceof SqlCall call && call.operandCount() > 0 && !(inner instanceof SqlIdentifier)) {
            inner = call.getKind() == SqlKind.SELECT
                    ? ((org.apache.calcite.sql.SqlSelect) call).getFrom()
                    : call.operand(0);
        }
        if (inner instanceof SqlIdentifier identifier) {
            return identifier;
        }
        throw new SqlMistake(file, node.getParserPosition(), "Name a source here: FROM " + SHAPE + ".");
    }

    private Source source(SqlIdentifier name) {
        if (!name.isSimple()) {
            throw new SqlMistake(
                    file, name.getParserPosition(), "A source has a name without points; '" + name + "' has them.");
        }
        return sources.stream()
                .filter(s -> s.name().equals(name.getSimple()))
                .findFirst()
                .orElseThrow(() -> new SqlMistake(
                        file,
                        name.getParserPosition(),
                        "There is no table '" + name + "'. "
                                + Names.suggestion(
                                        name.getSimple(),
                                        sources.stream().map(Source::name).toList())));
    }

    private String timeColumn(Source source, SqlIdentifier name) {
        int index = source.indexOf(name.getSimple());
        if (index < 0) {
            throw new SqlMistake(
                    file,
                    name.getParserPosition(),
                    "Table " + source.name() + " has no column '" + name + "'. "
                            + Names.suggestion(
                                    name.getSimple(),
                                    source.columns().stream().map(Column::name).toList()));
        }
        Column column = source.columns().get(index);
        if (column.type().kind() != DataType.Kind.TIMESTAMP || column.nullable()) {
            throw new SqlMistake(
                    file,
                    name.getParserPosition(),
                    "The event time must be a TIMESTAMP(3) NOT NULL; '" + name + "' is " + column.type()
                            + (column.nullable() ? ", and may be NULL." : ".")
                            + (column.type().kind() == DataType.Kind.DATE ? DAYS : ""));
        }
        return column.name();
    }

    /** A view without TUMBLE is kept per day of the source's first TIMESTAMP NOT NULL. */
    private String eventTime(Source source, SqlIdentifier at) {
        return source.columns().stream()
                .filter(c -> c.type().kind() == DataType.Kind.TIMESTAMP && !c.nullable())
                .map(Column::name)
                .findFirst()
                .orElseThrow(() -> new SqlMistake(
                        file,
                        at.getParserPosition(),
                        "Table " + source.name()
                                + " needs a TIMESTAMP(3) NOT NULL column: views are kept per day of event time."
                                + (source.columns().stream()
                                                .anyMatch(c -> c.type().kind() == DataType.Kind.DATE)
                                        ? DAYS
                                        : "")));
    }

    private Duration size(SqlNode node) {
        if (node instanceof SqlIntervalLiteral literal) {
            SqlIntervalLiteral.IntervalValue value = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
            if (!value.getIntervalQualifier().isYearMonth()) {
                Duration size = Duration.ofMillis(millis(value));
                if (!size.isNegative() && !size.isZero()) {
                    return size;
                }
            }
        }
        throw new SqlMistake(
                file,
                node.getParserPosition(),
                "A window's size is an interval of days, hours, minutes or seconds, for example INTERVAL '15' MINUTE; months differ in length.");
    }

    /** 0 for what is no length of time. */
    private static long millis(SqlIntervalLiteral.IntervalValue value) {
        try {
            return SqlParserUtil.intervalToMillis(value);
        } catch (RuntimeException e) {
            return 0;
        }
    }
}
