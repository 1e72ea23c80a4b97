/** Compares the architectures. Read {@link braid.platform.compare.Size} first. */
package braid.platform.compare;
