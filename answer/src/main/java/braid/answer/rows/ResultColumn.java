package braid.answer.rows;

import braid.core.view.DataType;

/** A column of an answer. */
public record ResultColumn(String name, DataType type) {}
