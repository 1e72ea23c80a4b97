/** The folder in which a job keeps its state, and who holds it. */
package braid.architectures.state;
