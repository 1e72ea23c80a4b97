/** {@code braid compare} and its parts. */
package braid.lab.command;
