package braid.flink.sql;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.flink.sketch.DistinctSketch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.ValidationException;

/**
 * The whole program, in SQL: a table over each source's topic, each redelivered event once, and one INSERT for each view. The same
 * statements run STREAMING and BATCH; in a batch run the topics end where they ended at its start.
 */
public final class Program {
    private final Pipeline pipeline;
    private final Emit emit;
    private final Duration watermarkDelay;
    private final Connectors connectors;

    /** @param watermarkDelay how far behind the latest event time of a partition its watermark is */
    public Program(Pipeline pipeline, Emit emit, Duration watermarkDelay, Connectors connectors) {
        this.pipeline = pipeline;
        this.emit = emit;
        this.watermarkDelay = watermarkDelay;
        this.connectors = connectors;
    }

    /** Where the program's tables lead, as the options of Flink's {@code CREATE TABLE}. */
    public interface Connectors {
        /** Of the table over a source's log. */
        Map<String, String> log(Source source);

        /** Of the table that takes a view's rows. */
        Map<String, String> rows(View view);
    }

    /**
     * Starts it.
     *
     * @throws NotInFlink if Flink cannot plan a view
     */
    public TableResult execute(RuntimeExecutionMode mode, Configuration options) {
        options.set(ExecutionOptions.RUNTIME_MODE, mode);
        TableEnvironment tables = TableEnvironment.create(
                EnvironmentSettings.newInstance().withConfiguration(options).build());
        tables.createTemporarySystemFunction(DistinctSketch.NAME, DistinctSketch.class);
        sources().forEach(tables::executeSql);
        Map<View, String> inserts = new LinkedHashMap<>();
        for (View view : pipeline.views()) {
            inserts.put(view, declare(view, tables));
        }
        StatementSet all = tables.createStatementSet();
        inserts.values().forEach(all::addInsertSql);
        try {
            return all.execute();
        } catch (ValidationException | TableException e) {
            inserts.forEach((view, insert) -> orNotInFlink(view, insert, () -> tables.explainSql(insert)));
            throw e;
        }
    }

    /** Declares the table of a view's rows. @return the statement that fills it */
    private String declare(View view, TableEnvironment tables) {
        Limits.check(view);
        ViewStatement statement = new ViewStatement(pipeline, view, emit);
        orNotInFlink(view, statement.sql(), () -> tables.executeSql(sink(view, statement)));
        return "INSERT INTO " + FlinkText.quoted(sinkName(view)) + " " + statement.sql();
    }

    private static void orNotInFlink(View view, String statement, Runnable planning) {
        try {
            planning.run();
        } catch (ValidationException | TableException e) {
            throw new NotInFlink(
                    "View " + view.name() + ": Flink cannot compute it: " + reason(e) + " Its statement is: "
                            + statement,
                    e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    /** The statements that declare the sources that some view reads. */
    List<String> sources() {
        List<String> statements = new ArrayList<>();
        for (Source source : pipeline.sources()) {
            if (pipeline.viewsOf(source).isEmpty()) {
                continue;
            }
            statements.add(table(source, timeColumn(source)));
            if (source.hasPrimaryKey()) {
                statements.add(once(source));
            }
        }
        return statements;
    }

    private String timeColumn(Source source) {
        List<String> columns = pipeline.timeColumns(source);
        if (columns.size() > 1) {
            throw new NotInFlink("The views of " + source.name() + " have windows over " + String.join(" and ", columns)
                    + ", but a Flink table has one event time. Leave one of them to another pipeline or architecture.");
        }
        return columns.get(0);
    }

    private String table(Source source, String timeColumn) {
        List<String> columns = new ArrayList<>();
        for (Column column : source.columns()) {
            columns.add(FlinkText.quoted(column.name()) + " " + FlinkTypes.sql(column.type())
                    + (column.nullable() ? "" : " NOT NULL"));
        }
        if (source.hasPrimaryKey()) {
            columns.add("`kafka_arrival` AS PROCTIME()");
        }
        String time = FlinkText.quoted(timeColumn);
        columns.add("WATERMARK FOR " + time + " AS " + time + " - " + interval(watermarkDelay));
        return create(source.hasPrimaryKey() ? log(source) : source.name(), columns, connectors.log(source));
    }

    private static String interval(Duration length) {
        return String.format(
                "INTERVAL '%d %02d:%02d:%02d' DAY TO SECOND",
                length.toDays(), length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart());
    }

    private static String log(Source source) {
        return source.name() + "__log";
    }

    /** Flink's pattern for deduplication: by arrival, so that the first stays and nothing is taken back. */
    private static String once(Source source) {
        String columns = source.columns().stream()
                .map(column -> FlinkText.quoted(column.name()))
                .collect(Collectors.joining(", "));
        String key = source.primaryKey().stream().map(FlinkText::quoted).collect(Collectors.joining(", "));
        return "CREATE TEMPORARY VIEW " + FlinkText.quoted(source.name()) + " AS SELECT " + columns
                + " FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY " + key
                + " ORDER BY `kafka_arrival` ASC) AS `kafka_time` FROM " + FlinkText.quoted(log(source))
                + ") WHERE `kafka_time` = 1";
    }

    private static String sinkName(View view) {
        return view.name() + "__rows";
    }

    private String sink(View view, ViewStatement statement) {
        List<String> columns = new ArrayList<>();
        for (Map.Entry<String, DataType> column : statement.columns().entrySet()) {
            columns.add(FlinkText.quoted(column.getKey()) + " " + FlinkTypes.sql(column.getValue()));
        }
        return create(sinkName(view), columns, connectors.rows(view));
    }

    private static String create(String name, List<String> columns, Map<String, String> with) {
        return "CREATE TEMPORARY TABLE " + FlinkText.quoted(name) + " (" + String.join(", ", columns) + ") WITH ("
                + with.entrySet().stream()
                        .map(option -> "'" + option.getKey() + "' = '"
                                + option.getValue().replace("'", "''") + "'")
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
