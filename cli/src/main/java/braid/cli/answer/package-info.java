/** Commands that ask the serving layer. */
package braid.cli.answer;
