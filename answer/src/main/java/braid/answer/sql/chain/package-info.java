/**
 * Long chains of conditions and long lists of constants, kept as data, because as code they would outgrow a method or a thread's stack.
 * Read {@link braid.answer.sql.chain.LongLists} first.
 */
package braid.answer.sql.chain;
