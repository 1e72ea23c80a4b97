package braid.answer.rows;

import braid.core.type.DataType;

/** A column of an answer. */
public record ResultColumn(String name, DataType type) {}
