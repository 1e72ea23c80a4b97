package braid.answer.rows.column;

import braid.core.type.DataType;

/** A column of an answer. */
public record ResultColumn(String name, DataType type) {}
