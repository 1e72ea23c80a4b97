package braid.answer.sql;

import braid.answer.rows.column.ResultColumn;
import braid.core.type.DataType;
import java.util.List;

/**
 * What a statement takes and yields.
 *
 * @param parameters the type that each {@code ?} has by its place in the statement
 */
public record Description(List<ResultColumn> columns, List<DataType> parameters) {}
