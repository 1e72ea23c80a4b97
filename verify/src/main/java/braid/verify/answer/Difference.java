package braid.verify.answer;

/**
 * One place where an answer is not what it should be.
 *
 * @param number the row's place in the answer, from 1; 0 for one that is missing from it, or for the answer as a whole
 * @param row the row by its key, or by its number where it has none
 * @param column the column, or what else of the row differs
 */
public record Difference(int number, String row, String column, String given, String computed) {}
