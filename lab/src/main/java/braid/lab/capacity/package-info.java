/** The highest rate that an architecture sustains: {@link braid.lab.capacity.CapacityTrial}. */
package braid.lab.capacity;
