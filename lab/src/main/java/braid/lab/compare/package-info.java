/** Compares the architectures. Read {@link braid.lab.compare.Size} first. */
package braid.lab.compare;
