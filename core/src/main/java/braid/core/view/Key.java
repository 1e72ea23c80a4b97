package braid.core.view;

import braid.core.type.DataType;
import org.apache.calcite.rex.RexNode;

/** A key column of a view: its name, its type and the expression over the source's row that yields it. */
public record Key(String name, DataType type, boolean nullable, RexNode expression) {}
