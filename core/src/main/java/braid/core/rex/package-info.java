/** Expressions over a source's row, which are Calcite's within: views hold them without knowing that. */
package braid.core.rex;
