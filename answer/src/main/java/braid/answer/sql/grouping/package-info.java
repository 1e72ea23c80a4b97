/**
 * What Calcite's GROUP BY does otherwise than the standard or than a merged view needs: grouping sets, groups of constants, and distinct
 * counts that are merged by their sketches.
 */
package braid.answer.sql.grouping;
