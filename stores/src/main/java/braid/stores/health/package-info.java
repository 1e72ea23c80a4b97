/** Whether a store can be reached, and where what was read of it was seen last. */
package braid.stores.health;
