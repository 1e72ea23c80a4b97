/** {@code braid bench}. */
package braid.lab.command.bench;
