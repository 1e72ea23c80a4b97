/** Commands that measure and compare. */
package braid.cli.lab;
