package braid.core.view;

import braid.core.rex.RowExpression;
import braid.core.type.DataType;

/** A key column of a view: its name, its type and the expression over the source's row that yields it. */
public record Key(String name, DataType type, boolean nullable, RowExpression expression) {}
