/** What is measured: a stack in a known state, how much of everything, and the fold by itself. */
package braid.lab.bench.subject;
