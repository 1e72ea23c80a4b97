/** Real-time views: Lambda's segments, and the rows and states of other architectures. */
package braid.stores.realtime;
