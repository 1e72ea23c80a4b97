package braid.core.type;

import java.io.Serializable;

/** A column of a source: its name with the letters it was declared with, its type, and whether an event may leave it out. */
public record Column(String name, DataType type, boolean nullable) implements Serializable {}
