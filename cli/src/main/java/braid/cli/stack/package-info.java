/** Commands that start, stop, check and pack a stack. */
package braid.cli.stack;
