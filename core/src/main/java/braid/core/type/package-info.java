/** The types of columns, and what their values are in Java: {@link braid.core.type.DataType}. */
package braid.core.type;
